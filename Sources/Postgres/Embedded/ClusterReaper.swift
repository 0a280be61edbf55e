import FoundationEssentials
import Glibc
import Subprocess
import SystemPackage

/// Removes throw-away clusters when the process that made them ends, however it ends.
enum ClusterReaper {
    /// Waits for the end of its input, which comes when the last holder of the pipe is gone.
    private static let script = """
        read -r nothing
        if [ -e "$2/data/postmaster.pid" ]; then kill -QUIT "$1" 2>/dev/null; fi
        while [ -e "$2/data/postmaster.pid" ] && kill -0 "$1" 2>/dev/null; do sleep 0.05; done
        rm -rf "$2" "$3"
        """

    /// Starts a shell that holds nothing but a pipe to this process.
    static func watch(
        _ postmaster: Postmaster, in home: ClusterHome
    ) throws(ClusterError) {
        let arguments = [
            "-c", script, "sh", "\(postmaster.process)", home.folder, postmaster.socketFolder,
        ]
        let configuration = try Tool.configuration("/bin/sh", arguments, as: home.account)
        Task.detached {
            _ = try? await Subprocess.run(
                configuration, input: .inputWriter, output: .discarded, error: .discarded
            ) { _ in
                // The pipe's other end stays open as long as this closure runs.
                while Files.exists(home.folder) { try await Task.sleep(for: .seconds(1)) }
            }
        }
    }

    /// Removes what a crash of the whole machine, or a killed reaper, left behind.
    static func removeLeftovers() async {
        let parent = ClusterHome.throwAwayParent
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        for name in names where name.hasPrefix(ClusterHome.throwAwayPrefix) {
            await removeIfAbandoned(parent + "/" + name)
        }
    }

    private static func removeIfAbandoned(_ folder: String) async {
        // Root may look at all, anyone else only at his own.
        guard geteuid() == 0 || Files.owner(of: folder) == geteuid(),
            Files.exists(folder + "/lock"),
            let lock = try? ClusterLock.take(folder + "/lock")
        else { return }
        if case .running(let postmaster) = Postmaster.presence(in: folder + "/data") {
            _ = await ServerProcess.stop(postmaster.process, .immediate)
        }
        Files.remove(folder)
        lock.release()
    }
}
