import Kernel

/// In whose name an import writes, and with which keys.
struct ImportSigner: Sendable {
    let principal: Principal.ID
    let secrets: Secrets
    let today: CivilDate
}
