import ArgumentParser
import Configuration

/// Where the data are: in a private cluster of this machine, or on an own PostgreSQL server.
struct DatabaseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder of the private PostgreSQL and the secrets (default: ./tizilim-data).",
            valueName: "folder"))
    var data: String?

    @Option(
        help: ArgumentHelp(
            "An own PostgreSQL instead: any libpq connection string, without user.",
            discussion: """
                Several hosts with target_session_attrs work. The user is replaced by the role of \
                each session (tizilim_app, tizilim_read, …); keep passwords in a passfile.
                """,
            valueName: "conninfo"))
    var database: String?

    @Option(
        help: ArgumentHelp(
            "For work that only a superuser of an own PostgreSQL may do: its connection string.",
            valueName: "conninfo"))
    var administrator: String?

    @Option(
        help: ArgumentHelp(
            "The folder with roles.sql and migrations (default: found beside the program).",
            valueName: "folder"))
    var sql: String?

    @Option(
        help: ArgumentHelp(
            "The folder with postgres, initdb, pg_dump (default: the newest installed).",
            valueName: "folder"))
    var postgresBinaries: String?

    var flags: [Setting: ConfigContent] {
        [Setting: ConfigContent](texts: [
            .data: data, .database: database, .administrator: administrator, .sql: sql,
            .postgresBinaries: postgresBinaries,
        ])
    }
}
