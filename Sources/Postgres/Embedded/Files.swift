import FoundationEssentials
import Glibc

/// The few things done to files and folders, with errors that name the path and the reason.
enum Files {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    static func read(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    static func target(ofLink path: String) -> String? {
        try? FileManager.default.destinationOfSymbolicLink(atPath: path)
    }

    /// The absolute path without symbolic links; what is not there yet is taken as written.
    static func canonical(_ path: String) -> String {
        let absolute =
            path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
        return URL(filePath: absolute).standardizedFileURL.resolvingSymlinksInPath().path
    }

    /// The user that owns the file or folder itself (not what a link points to).
    static func owner(of path: String) -> uid_t? {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_uid : nil
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String, mode: mode_t = 0o755) throws(ClusterError) {
        guard !exists(path) else { return }
        let parent = URL(filePath: path).deletingLastPathComponent().path
        if parent != path { try makeFolder(parent) }
        guard mkdir(path, mode) == 0 || errno == EEXIST else { throw failure("make", path) }
    }

    /// Makes a folder that only its owner can enter, or makes sure that one is such a folder.
    static func makePrivateFolder(
        _ path: String, of account: ServiceAccount?
    ) throws(ClusterError) {
        if mkdir(path, 0o700) == 0 {
            try give(path, to: account)
        } else if errno != EEXIST {
            throw failure("make", path)
        }
        var status = stat()
        let owner = account?.user ?? geteuid()
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR,
            status.st_uid == owner, status.st_mode & 0o077 == 0
        else {
            throw ClusterError(
                .foreign,
                "\(path) is not a private folder of \(account?.name ?? "this user"): it must be "
                    + "a folder with mode 0700 owned by it; remove it or choose another folder")
        }
    }

    static func write(
        _ text: String, to path: String, of account: ServiceAccount?
    ) throws(ClusterError) {
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        } catch {
            throw ClusterError.of("writing", in: path, saying: "\(error)")
        }
        guard chmod(path, 0o600) == 0 else { throw failure("protect", path) }
        try give(path, to: account)
    }

    static func give(_ path: String, to account: ServiceAccount?) throws(ClusterError) {
        guard let account else { return }
        guard lchown(path, account.user, account.group) == 0 else {
            throw failure("hand over", path)
        }
    }

    static func remove(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    static func rename(_ old: String, to new: String) throws(ClusterError) {
        guard Glibc.rename(old, new) == 0 else { throw failure("rename", old) }
    }

    static func freeBytes(at path: String) -> UInt64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }

    static func failure(_ verb: String, _ path: String) -> ClusterError {
        let code = errno
        let why = "Can't \(verb) \(path): \(String(cString: strerror(code)))"
        switch code {
        case ENOSPC, EDQUOT: return ClusterError(.diskFull, why + "; free some space")
        case EACCES, EPERM, EROFS:
            return ClusterError(.notWritable, why + "; choose another folder with --data")
        default: return ClusterError(.failed, why)
        }
    }
}
