/// In what capacity a principal acts; a call acts in exactly one role.
package enum Role: String, CaseIterable, Sendable {
    /// The public, without a token.
    case anonymous
    /// An identified citizen.
    case citizen
    /// Acts for one organisation.
    case representative
    /// Acts for one tenant.
    case officer
    /// Acts for one alliance.
    case coordinator
    /// Reads for the alliance at the top of a tree what is private in any alliance of it; writes
    /// nothing.
    case federation
    case expert
    case moderator
    /// An integration: a portal, a bank, a newsroom.
    case client
    /// Reads everything public and the audit trail.
    case auditor
    /// Keeps accounts; never decides anything.
    case administrator

    /// The database role whose sessions run what is not public.
    package var database: DatabaseRole {
        switch self {
        case .anonymous: .read
        case .citizen: .citizen
        case .representative: .applicant
        case .officer, .expert, .moderator, .client: .app
        case .coordinator: .alliance
        case .federation: .federation
        case .auditor: .audit
        case .administrator: .auth
        }
    }
}

/// A PostgreSQL role of the server. None owns a table, none bypasses row security.
package enum DatabaseRole: String, CaseIterable, Sendable {
    case app = "tizilim_app"
    case applicant = "tizilim_applicant"
    case alliance = "tizilim_alliance"
    case federation = "tizilim_federation"
    case citizen = "tizilim_citizen"
    case audit = "tizilim_audit"
    case read = "tizilim_read"
    case auth = "tizilim_auth"
    case sequencer = "tizilim_sequencer"
}

/// A named right, and the roles that have it.
///
/// Each module declares its own as static constants; the golden file of the permission matrix shows
/// them all.
package struct Permission: Hashable, Sendable {
    package var name: String
    package var roles: Set<Role>

    package init(_ name: String, _ roles: Role...) {
        self.name = name
        self.roles = Set(roles)
    }
}

/// Who may call a method, and how it touches the database.
package enum Access: Sendable {
    /// Reads public tables; everybody may. Runs as `tizilim_read`, whoever calls.
    case `public`
    /// Reads as the caller's own database role, so row security decides what is seen.
    case read(Permission)
    case write(Permission)
    /// Needs no database, or looks at the connection itself.
    case connection

    package func admits(_ role: Role) -> Bool {
        switch self {
        case .public, .connection: true
        case .read(let permission), .write(let permission): permission.roles.contains(role)
        }
    }

    package var permission: Permission? {
        switch self {
        case .public, .connection: nil
        case .read(let permission), .write(let permission): permission
        }
    }
}
