package dev.countersign.gate.calls;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of AccessControl's roles, whose identifiers are the hashes of their names. */
final class Roles {
  private static final Map<Bytes, String> NAMES = new HashMap<>();

  static {
    NAMES.put(Bytes.of(new byte[32]), "DEFAULT_ADMIN_ROLE (the right to give roles)");
    for (String name :
        new String[] {
          "MINTER_ROLE",
          "BURNER_ROLE",
          "PAUSER_ROLE",
          "UNPAUSER_ROLE",
          "UPGRADER_ROLE",
          "ADMIN_ROLE",
          "OPERATOR_ROLE",
          "PROPOSER_ROLE",
          "EXECUTOR_ROLE",
          "CANCELLER_ROLE",
          "TIMELOCK_ADMIN_ROLE",
          "SNAPSHOT_ROLE",
          "WITHDRAWER_ROLE",
          "GUARDIAN_ROLE",
          "BLACKLISTER_ROLE",
          "MANAGER_ROLE",
          "KEEPER_ROLE",
          "RESCUER_ROLE"
        }) {
      NAMES.put(Keccak256.hash(Bytes.of(name.getBytes(StandardCharsets.US_ASCII))), name);
    }
  }

  private Roles() {}

  /** The role's name, or null where its identifier is not among the usual ones. */
  static @Nullable String name(Bytes role) {
    return NAMES.get(role);
  }
}
