import JSONRPC
import Kernel
import Postgres

/// Says that a record is another record of the same organisation.
///
/// The merged record stays with its own history, and its id and identifiers lead to the kept one;
/// `ngo.unmerge` takes it back. A record is merged only into one that stands for itself, so an old
/// id is always one step away. That names are equal is no ground by itself: the reason is.
struct MergeOrganisation: TransactionMethod {
    static let name = "ngo.merge"
    static let summary = "Links a duplicate to the record that is kept; can be taken back."
    static let access = Access.write(.organisationDecide)
    static let journal = JournalDeclaration.public("organisation.merged")
    static let result = Schema.receipt
    static let reasons: [Reason] = [
        .stale, .organisationMerged, .mergeIntoMerged, .mergeOfKept,
        .violated("organisations_merged_into_standing"),
    ]

    let id: Organisation.ID
    let version: Int64
    let kept: Organisation.ID
    let keptVersion: Int64
    let reason: Name

    init(_ parameters: inout Parameters) {
        id = parameters.required("id", "The duplicate, of the own region.")
        version = parameters.required("version", "Its version last read.")
        kept = parameters.required("into", "The record that is kept, of any region.")
        keptVersion = parameters.required("intoVersion", "Its version last read.")
        reason = parameters.required("reason", "What shows that they are one; public.")
        parameters.check(id != kept, "into", "merge.itself")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.holdOrganisation(id)
        try held.admit(version)
        try await checkKept(in: call)
        var record = held.record
        record.mergedInto = kept
        let act = held.act("organisation.merged", by: call.caller, validFrom: nil)
        let link: Command = """
            INSERT INTO registry.merges
                (id, home_tenant_id, merged_id, kept_id, reason, merged_by, version)
            VALUES (\(UUIDValue.version7()), \(held.home), \(id), \(kept), \(reason), \(act.actor),
                \(act.version))
            """
        let changes = record.changes(act, from: held.record, texts: [("reason", reason.text)])
        return try await call.finish(
            changes.statements + [link.statement], entries: changes.entries,
            answer: .receipt(id, version: act.version))
    }

    private struct Kept: RowDecodable {
        var version: Int64
        var isMerged: Bool

        init(from row: inout RowReader) throws(PostgresError) {
            version = try row.next()
            isMerged = try row.next()
        }
    }

    /// The kept record may be another region's, which this call can't lock. What must hold at the
    /// commit (that it stands) the foreign key checks, under a lock of its own.
    private func checkKept(in call: Call) async throws(Failure) {
        let look: Query<Kept> = """
            SELECT version, merged_into_id IS NOT NULL FROM registry.organisations
            WHERE id = \(kept)
            """
        let count: Query<Single<Int64>> = """
            SELECT count(*) FROM registry.organisations WHERE merged_into_id = \(id)
            """
        let results = try await call.send([look.statement, count.statement])
        guard let found = try results[0].rows(Kept.self).first else {
            throw .notFound("organisation")
        }
        guard !found.isMerged else { throw .conflict(.mergeIntoMerged) }
        guard found.version == keptVersion else { throw .conflict(.stale) }
        guard try results[1].rows(Single<Int64>.self).first?.value == 0 else {
            throw .conflict(.mergeOfKept)
        }
    }
}

/// Takes a merge back: the record stands for itself again.
struct UnmergeOrganisation: TransactionMethod {
    static let name = "ngo.unmerge"
    static let summary = "Takes a merge back: the record stands for itself again."
    static let access = Access.write(.organisationDecide)
    static let journal = JournalDeclaration.public("organisation.unmerged")
    static let result = Schema.receipt
    static let reasons: [Reason] = [.stale, .notMerged]

    let id: Organisation.ID
    let version: Int64
    let reason: Name

    init(_ parameters: inout Parameters) {
        id = parameters.required("id", "The merged record, of the own region.")
        version = parameters.required("version", "Its version last read.")
        reason = parameters.required("reason", "What shows that they are two; public.")
    }

    func run(in call: Call) async throws(Failure) -> JSON {
        let held = try await call.holdOrganisation(id)
        guard held.version == version else { throw .conflict(.stale) }
        guard held.record.mergedInto != nil else { throw .conflict(.notMerged) }
        var record = held.record
        record.mergedInto = nil
        let act = held.act("organisation.unmerged", by: call.caller, validFrom: nil)
        let link: Command = """
            UPDATE registry.merges SET undone_at = clock_timestamp(), undone_by = \(act.actor),
                undone_reason = \(reason), undone_version = \(act.version)
            WHERE merged_id = \(id) AND home_tenant_id = \(held.home) AND undone_at IS NULL
            """
        let changes = record.changes(act, from: held.record, texts: [("reason", reason.text)])
        return try await call.finish(
            changes.statements + [link.statement], entries: changes.entries,
            answer: .receipt(id, version: act.version))
    }
}

extension Reason {
    static let mergeIntoMerged = Reason(
        "merge.intoMerged", kk: "Таңдалған жазба өзі басқасымен біріктірілген",
        ru: "Выбранная запись сама объединена с другой",
        en: "The record to be kept is itself merged into another one")
    static let mergeOfKept = Reason(
        "merge.ofKept", kk: "Бұл жазбаға басқалары біріктірілген: алдымен оларды ажыратыңыз",
        ru: "С этой записью уже объединены другие: сначала разъедините их",
        en: "Others are merged into this record: take those merges back first")
    static let notMerged = Reason(
        "merge.none", kk: "Бұл жазба біріктірілмеген", ru: "Эта запись не объединена",
        en: "This record is not merged")
}
