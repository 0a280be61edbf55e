package import Kernel

/// The register of organisations, their verification and their yearly reports.
package enum RegistryModule {
    package static let methods: [any Method.Type] = [
        RegisterOrganisation.self, GetOrganisation.self,
        GetReport.self, ListMissingReports.self, MarkReportFalse.self, SubmitReport.self,
        ApproveVerification.self, ClaimVerification.self, GetVerification.self,
        KeepVerification.self, ListVerificationQueue.self, ObjectToRevocation.self,
        RecordCheck.self, RefuseVerification.self, ReturnVerification.self,
        RevokeVerification.self, SubmitVerification.self,
    ]
}
