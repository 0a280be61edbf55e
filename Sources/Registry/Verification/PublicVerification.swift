import Kernel

extension OrganisationRecord {
    /// The record as a step of a case leaves it; nil when the public sees no difference.
    ///
    /// An organisation that applies again while its verification still holds stays verified: a new
    /// case takes nothing away before it ends well, and taking away has a procedure of its own.
    ///
    /// - Parameter mayEnd: a representative can't touch the end of a verification, so one that has
    ///   run out stays in the record until an officer's step.
    func following(
        _ state: VerificationCase.State, until: CivilDate?, on today: CivilDate, mayEnd: Bool
    ) -> OrganisationRecord? {
        var next = self
        switch state {
        case .submitted, .inReview, .returned, .refused:
            if verification == "verified", let verifiedUntil, verifiedUntil >= today { return nil }
            if verifiedUntil != nil, !mayEnd { return nil }
            next.verification = state.rawValue
            next.verifiedUntil = nil
        case .approved:
            guard let until else { return nil }
            next.verification = "verified"
            next.verifiedUntil = until
        case .revoked:
            next.verification = "revoked"
            next.verifiedUntil = nil
        case .revoking, .superseded, .expired: return nil
        }
        return next == self ? nil : next
    }
}

extension Organisation.Held {
    /// A new public version that follows a step of a case, if the public sees a difference.
    func follow(
        _ step: CaseStep, of organisation: Organisation.ID, on today: CivilDate, by call: Call,
        as type: String
    ) -> Changes {
        guard
            let next = record.following(
                step.to, until: step.validUntil, on: today,
                mayEnd: call.caller.organisation == nil)
        else { return Changes() }
        let act = OrganisationAct(
            organisation, home: home, version: version + 1, type: type,
            actor: call.caller.publicName)
        return next.changes(act, from: record)
    }
}

extension HeldCase {
    /// A step of the case together with what the public then reads.
    func stepInPublic(
        _ step: CaseStep, by call: Call, as type: String
    ) throws(Failure) -> Changes {
        var changes = try self.step(step, by: call)
        changes += record.follow(
            step, of: organisation, on: dates.today, by: call, as: type)
        return changes
    }

    /// What every step answers.
    func answer(_ step: CaseStep) -> Answer {
        CaseReceipt.answer(row.id, version: row.version + 1, step)
    }
}
