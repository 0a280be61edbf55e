import ArgumentParser
import JSONRPC
import Journal

/// `tizilim verify`.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a certificate of the register, without a network.",
        discussion: """
            tizilim verify fund.certificate --key log.vkey
            tizilim verify fund.certificate --key log.vkey --json
            tizilim verify code.txt --key log.vkey

            The file is a certificate, or the text of its QR code (TZL1:…). The key comes from \
            the register's own publication, never from whoever hands over the certificate.

            Exit status: 0 genuine, 1 not genuine, 64 wrong parameters.
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup(title: "Trust") var trusted: TrustedKeyOptions

    @Argument(help: "The certificate's file.")
    var file: String

    @Flag(help: "Print JSON.")
    var json = false

    func run() async throws {
        _ = try await common.preferences()
        let keys = try trusted.keys()
        let bytes = try InputFile.read(file, atMost: Certificate.bytesMax)
        let outcome = VerifyOutcome(bytes, trusting: keys)
        Terminal.say(json ? outcome.json.text : outcome.text(width: Terminal.output.columns))
        if !outcome.isGenuine { throw ExitCode.failure }
    }
}
