package import Kernel

/// The register of organisations, their verification and their yearly reports.
package enum RegistryModule {
    package static let methods: [any Method.Type] = [
        CountOrganisations.self, FindDuplicates.self, GetOrganisation.self,
        ListOrganisationVersions.self, MergeOrganisation.self, RegisterOrganisation.self,
        SearchOrganisations.self, SetLegalStatus.self, UnmergeOrganisation.self,
        UpdateOrganisation.self,
        ErasePerson.self, ListPersons.self, SetPersons.self,
        GetReport.self, ListMissingReports.self, MarkReportFalse.self, SubmitReport.self,
        ApproveVerification.self, ClaimVerification.self, GetVerification.self,
        KeepVerification.self, ListVerificationQueue.self, ObjectToRevocation.self,
        RecordCheck.self, RefuseVerification.self, ReturnVerification.self,
        RevokeVerification.self, SubmitVerification.self,
    ]
}
