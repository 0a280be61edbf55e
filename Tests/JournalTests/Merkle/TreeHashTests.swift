import Testing

@testable import Journal

@Suite struct TreeHashTests {
    @Test func `a leaf and a node hash apart`() throws {
        let hash = TreeHash.leaf([])
        let bytes = hash.bytes
        #expect(TreeHash(bytes) == hash)
        #expect(TreeHash.node(hash, hash) != TreeHash.leaf(bytes + bytes))
        #expect(TreeHash(bytes.dropLast()) == nil)
    }
}
