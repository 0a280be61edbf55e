import Foundation
import Journal
import Kernel
import Postgres

/// The journal's log: whether it may go on, and whether it does.
struct LogCheck {
    /// A checkpoint follows an entry within a second; this is far from any load.
    static let waitingSecondsMax = 60

    private let installation: Installation
    private let file: LogKeyFile

    init(_ installation: Installation, _ preferences: Preferences?) {
        self.installation = installation
        let folder = installation.dataFolder
        file =
            preferences.map { LogKeyFile.of($0, folder) }
            ?? LogKeyFile(path: folder + "/" + LogKeyFile.name)
    }

    func findings() async -> [Finding] { await guarded() + backlog() }

    /// What a sequencer would refuse, without taking its lock.
    private func guarded() async -> [Finding] {
        let session = Session(
            installation.connection(as: DatabaseRole.sequencer.rawValue), name: "pg-check")
        defer { session.close() }
        do {
            guard file.exists else { return [keyless] }
            guard let size = try await Term.inspect(session, file.read(), file.seen) else {
                return []
            }
            return [.good("log", "\(size) entries, as they were published")]
        } catch TermEnd.refused(let refusal) {
            return [.bad("log", "\(refusal)", mend: "see `tizilim log --help`")]
        } catch let complaint as Complaint {
            return [
                .bad("log", complaint.message, mend: complaint.hint ?? "restore the log's key")
            ]
        } catch {
            return [.bad("log", "\(error)", mend: "see `tizilim log recover --help`")]
        }
    }

    private var keyless: Finding {
        .warning(
            "log", "there is no key file \(file.path)",
            mend: "a server makes it for a new log; for an old one copy it here (--log-key)")
    }

    private func backlog() async -> [Finding] {
        await Probe(
            check: "log.waiting", conninfo: installation.connection(as: DatabaseRole.audit.rawValue)
        ).ask(
            """
            SELECT count(*), coalesce(max(extract(epoch FROM clock_timestamp() - e.at)), 0)::bigint
            FROM journal.entries e, journal.sequencer s
            WHERE e.public AND (e.epoch, e.xid, e.id) > (s.done_epoch, s.done_xid, s.done_id)
              AND e.id <> ALL (s.ahead)
            """
        ) { result in
            let row = result.rows.first?.map { Int($0 ?? "") ?? 0 } ?? [0, 0]
            guard row[1] > Self.waitingSecondsMax else {
                return [.good("log.waiting", "\(row[0]) entries have no position yet")]
            }
            return [
                .warning(
                    "log.waiting", "\(row[0]) entries have no position, one for \(row[1]) s",
                    mend: "a server must run, and no transaction may stay open (see transactions)")
            ]
        }
    }
}
