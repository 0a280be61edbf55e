package import Kernel

/// Rankings of NGOs that anyone can compute again.
package enum RankingModule {
    package static let methods: [any Method.Type] = [
        DraftMethod.self, GetMethod.self, ListMethods.self, PublishMethod.self,
        CompareRankings.self, ComputeRanking.self, DecideObjection.self, ExplainRanking.self,
        ExportRanking.self, GetRanking.self, ListObjections.self, ListRanking.self,
        ObjectToRanking.self, PublishRanking.self, TryRanking.self,
    ]
}
