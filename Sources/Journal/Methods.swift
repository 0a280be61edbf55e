package import Kernel

/// The journal: what happened in the register, in one order, for everybody to follow and to check.
package enum JournalModule {
    package static let methods: [any Method.Type] =
        FeedMethods.all + LogMethods.all + [CertifyOrganisation.self]
}
