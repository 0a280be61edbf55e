import ArgumentParser

extension ImportCommands {
    struct Members: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "members",
            abstract: "Import memberships of alliances from a CSV file.",
            discussion: """
                tizilim import members roll.csv
                tizilim import members roll.rejected.csv

                A row tells one membership from its beginning as far as it has come:

                  alliance,organisation,kind,joined_on,left_on,reason
                  alliance-75,KZ-BIN-000640002067,full,2015-03-01,,
                  alliance-75,950440001673,associate,2016-01-20,2019-05-31,Moved away

                alliance      code, as alliance-75
                organisation  id in the register, BIN, or KZ-BIN- and the BIN; of records that \
                were merged the one that was kept
                kind          as the charter of the day of joining names it
                joined_on     first day, YYYY-MM-DD as all days
                suspended_on  first day of a suspension, resumed_on the first day after it
                left_on       first day of no more; so is expelled_on
                reason        needed to suspend and to expel, welcome when a member left; not public

                What an organ decides (suspended_on, resumed_on, expelled_on) needs its protocol: \
                organ, protocol_number, protocol_on, votes_for, votes_against, votes_abstained and \
                votes_entitled. It must be an organ, a quorum and a majority of the charter of that \
                day. An expulsion also needs hearing_on, when the member was heard; without \
                appeal_due_on the charter's days for an appeal count.

                Protocol and reason hold for everything in the row that is new to the register. So \
                each further decision stands in a row of its own, which repeats the row before it \
                and goes on: one up to suspended_on with the first protocol, then one up to \
                resumed_on with the second. Whoever joined again has another row with another \
                joined_on. Rows of one membership are applied by their days, wherever they stand.

                History is only continued. A row that says the same again changes nothing, one that \
                contradicts the register is refused. Every refused row goes to FILE.rejected.csv \
                with its line and all that is wrong (columns line and rejected), and with it the rows that follow it in the same \
                membership; mend it there and import that file. A server may run on the same data \
                meanwhile.
                """)

        @OptionGroup var common: CommonOptions
        @OptionGroup(title: "Data") var databaseOptions: DatabaseOptions

        @Argument(help: "The file, UTF-8, with the titles in its first row.")
        var file: String

        func run() async throws {
            let preferences = try await common.preferences(databaseOptions.flags)
            let summary = try await Installation.with(preferences, joins: true) { installation in
                try await installation.bringUpToDate(applies: installation.cluster != nil)
                let engine = MembershipEngine(installation: installation)
                return try await ImportRun(engine: engine).run(file)
            }
            Terminal.say(summary.text(width: Terminal.output.columns))
        }
    }
}
