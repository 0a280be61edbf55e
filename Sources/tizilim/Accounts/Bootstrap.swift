import ArgumentParser
import Kernel
import Postgres

/// `tizilim bootstrap`.
struct Bootstrap: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the first two administrators and print their tokens, once.",
        discussion: """
            Granting a role and issuing a token for somebody else takes two administrators: one \
            asks, another approves. So the first two are made together, here on the machine, \
            with direct access to the database. Give each token to another person; each of them \
            then makes a token of their own and ends the one from here:

            tizilim token issue --grant GRANT --label 'own token'
            tizilim token revoke TOKEN-ID

            It works once per database, ever. Everything is in the journal.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Data") var databaseOptions: DatabaseOptions

    func run() async throws {
        let preferences = try await common.preferences(databaseOptions.flags)
        try await Installation.with(preferences, joins: true) { installation in
            try await installation.bringUpToDate(applies: installation.cluster != nil)
            let made = try await Self.make(in: installation)
            Terminal.say(Self.text(of: made))
        }
    }

    /// - Throws: ``Complaint`` when this was done before.
    static func make(in installation: Installation) async throws -> FirstAdministrators {
        let database = Database(installation.base, loops: [])
        defer { database.close() }
        do {
            guard let made = try await FirstAdministrators.make(in: database) else {
                throw Complaint(
                    "The first administrators were made before; that happens once",
                    hint: "an administrator makes others: principal.create, principal.grant and "
                        + "another one's principal.approveGrant",
                    status: .conflict)
            }
            return made
        } catch let failure as Failure {
            throw Complaint("The administrators can't be made: \(failure.message(in: .en))")
        }
    }

    private static func text(of made: FirstAdministrators) -> String {
        let accounts = [("First", made.first), ("Second", made.second)].map { name, account in
            """
            \(name) administrator
              token     \(account.secret)
              token id  \(account.token)
              grant     \(account.grant)

            """
        }
        return accounts.joined(separator: "\n") + """

            The tokens work until \(made.expires) and are shown only now. Give them to two \
            different people.
            """
    }
}
