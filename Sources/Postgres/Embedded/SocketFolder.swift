import FoundationEssentials
import Glibc

/// The private folder of a cluster's unix socket.
enum SocketFolder {
    /// Only names the socket's file; nothing listens on the network.
    static let port = 5432

    /// `sun_path` holds 107 bytes and the name in it is `/.s.PGSQL.5432`.
    ///
    /// Source: unix(7); PostgreSQL manual, `unix_socket_directories`.
    static let pathBytesMax = 107 - "/.s.PGSQL.5432".utf8.count

    /// Inside the cluster's folder, or in a short one named after it when that path is too long
    /// or has characters that mean something in a list of hosts or folders.
    static func make(for home: ClusterHome) throws(ClusterError) -> String {
        let inside = home.folder + "/socket"
        let folder = isUsable(inside) ? inside : short(for: home)
        try Files.makePrivateFolder(folder, of: home.account)
        return folder
    }

    static func isUsable(_ path: String) -> Bool {
        path.utf8.count <= pathBytesMax
            && path.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
                    UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }

    private static func short(for home: ClusterHome) -> String {
        let name = "/tizilim-\(geteuid())-\(ClusterHome.hash(home.folder))"
        let runtime = ProcessInfo.processInfo.environment["XDG_RUNTIME_DIR"] ?? ""
        let isOwn = home.account == nil && Files.owner(of: runtime) == geteuid()
        return isOwn && isUsable(runtime + name) ? runtime + name : "/tmp" + name
    }
}
