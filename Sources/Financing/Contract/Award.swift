import Kernel

/// What a decision gives to an application.
enum Award {
    typealias ID = Identifier<Award>
}
