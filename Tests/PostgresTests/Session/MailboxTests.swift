import Testing

@testable import Postgres

@Suite struct MailboxTests {
    /// A process without descriptors left must answer slowly, not fall silent.
    @Test(.timeLimit(.minutes(30)))
    func `without a bell the thread looks by itself`() {
        let mailbox = Mailbox(bell: -1)
        #expect(!mailbox.wait(socket: nil))
        #expect(mailbox.leave(.exclusive(Exclusive(body: { _ in }, fail: { _ in }))) == nil)
        var batch: [Work] = []
        mailbox.take(1, into: &batch)
        #expect(batch.count == 1)
    }
}
