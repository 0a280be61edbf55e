/// On which organisation a call works, and for whom: an officer's tenant or a coordinator's alliance
/// has many, a representative only the own one.
package enum OrganisationScope {
    case host(Organisation.ID, of: Tenant.ID)
    case representative(Organisation.ID)

    /// An officer and a coordinator name the organisation.
    package init(_ stated: Organisation.ID?, in call: Call) throws(Failure) {
        if let own = call.caller.organisation {
            // Another organisation looks the same as one that does not exist.
            guard stated == nil || stated == own else { throw .notFound("organisation") }
            self = .representative(own)
            return
        }
        guard let stated else {
            throw .invalidParameters([Problem("organisation", "required")])
        }
        self = .host(stated, of: try SittingHost(call).id)
    }

    package var id: Organisation.ID {
        switch self {
        case .host(let id, _), .representative(let id): id
        }
    }
}
