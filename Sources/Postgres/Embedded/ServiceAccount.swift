import Glibc

/// The unprivileged account that runs the server when the caller is root.
///
/// Source: PostgreSQL manual, 19.1 "The PostgreSQL User Account": the server refuses root.
struct ServiceAccount: Sendable, Equatable {
    var name: String
    var user: uid_t
    var group: gid_t
    var supplementaryGroups: [gid_t]

    /// The words before a command that run it as this account, with its groups and no others.
    ///
    /// Subprocess has options for that, but applies them between clone and exec by glibc's
    /// `setgroups`, which waits there for ever when another thread was just being created (seen).
    /// `setpriv` is part of util-linux, which every Debian and Ubuntu has.
    func prefix() throws(ClusterError) -> [String] {
        guard let setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].first(where: Files.exists) else {
            throw ClusterError(
                .noAccount, "Running PostgreSQL as \(name) needs setpriv; install util-linux")
        }
        let groups = supplementaryGroups.map { "\($0)" }.joined(separator: ",")
        return [
            setpriv, "--reuid", "\(user)", "--regid", "\(group)",
            groups.isEmpty ? "--clear-groups" : "--groups=\(groups)", "--no-new-privs", "--",
        ]
    }

    /// `nil` for an ordinary user, who runs the server as himself.
    ///
    /// As root: the owner of a cluster that is already there, else the account `tizilim` or
    /// `postgres`, else a new system account `tizilim`.
    static func needed(for existing: String) async throws(ClusterError) -> ServiceAccount? {
        guard geteuid() == 0 else { return nil }
        if let owner = Files.owner(of: existing), owner != 0 {
            return try await find("\(owner)")
                ?? ServiceAccount(
                    name: "\(owner)", user: owner, group: gid_t(owner), supplementaryGroups: [])
        }
        for name in ["tizilim", "postgres"] {
            if let account = try await find(name) { return account }
        }
        return try await create()
    }

    static func find(_ name: String) async throws(ClusterError) -> ServiceAccount? {
        let user = try await Tool.run("/usr/bin/id", ["-u", name])
        guard user.succeeded, let number = uid_t(user.output), number != 0 else { return nil }
        let group = try await Tool.run("/usr/bin/id", ["-g", name])
        let groups = try await Tool.run("/usr/bin/id", ["-G", name])
        guard let primary = gid_t(group.output) else { return nil }
        return ServiceAccount(
            name: name, user: number, group: primary,
            supplementaryGroups: groups.output.split(separator: " ").compactMap { gid_t($0) })
    }

    private static func create() async throws(ClusterError) -> ServiceAccount {
        let arguments = [
            "--system", "--user-group", "--no-create-home", "--home-dir", ClusterHome.rootParent,
            "--shell", "/usr/sbin/nologin", "tizilim",
        ]
        for path in ["/usr/sbin/useradd", "/sbin/useradd"] where Files.exists(path) {
            _ = try await Tool.run(path, arguments)
        }
        guard let account = try await find("tizilim") else {
            throw ClusterError(
                .noAccount,
                "PostgreSQL does not run as root and there is no account `postgres` or `tizilim`; "
                    + "make one: useradd \(arguments.joined(separator: " "))")
        }
        return account
    }
}
