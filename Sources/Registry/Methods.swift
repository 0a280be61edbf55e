package import Kernel

/// The register of organisations, their verification and their yearly reports.
package enum RegistryModule {
    package static let methods: [any Method.Type] = [
        RegisterOrganisation.self, GetOrganisation.self, UpdateOrganisation.self,
        SearchOrganisations.self, ListOrganisationVersions.self, CountOrganisations.self,
        FindDuplicates.self, MergeOrganisation.self, UnmergeOrganisation.self,
        SetLegalStatus.self, ListPersons.self, SetPersons.self,
    ]
}
