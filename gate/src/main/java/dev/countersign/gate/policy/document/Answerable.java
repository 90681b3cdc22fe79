package dev.countersign.gate.policy.document;

import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.verdict.Outcome;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The findings to which people can agree: those that hold, and say of something fully read that it
 * moves assets or control. What was not read, not simulated, not proven or not asked for is never
 * agreed to, whoever would.
 */
public final class Answerable {
  private Answerable() {}

  /** The codes of all of them. */
  public static Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    Arrays.stream(GateFinding.values())
        .filter(Answerable::is)
        .forEach(finding -> codes.add(finding.code()));
    return codes;
  }

  /** The finding with that code. */
  public static Optional<GateFinding> finding(String code) {
    return Arrays.stream(GateFinding.values())
        .filter(finding -> finding.code().equals(code))
        .findFirst();
  }

  /** Whether people can agree to it. */
  public static boolean is(GateFinding finding) {
    return finding.outcome() == Outcome.HOLD && movesAssetsOrControl(finding);
  }

  /** No default: whoever adds a finding says here whether people can agree to it. */
  private static boolean movesAssetsOrControl(GateFinding finding) {
    return switch (finding) {
      case KNOWN_DELEGATION,
          OWNERS_CHANGED,
          THRESHOLD_CHANGED,
          MODULE_ENABLED,
          MODULE_DISABLED,
          GUARD_CHANGED,
          FALLBACK_HANDLER_CHANGED,
          OWNERSHIP_TRANSFERRED,
          IMPLEMENTATION_CHANGED,
          ROLE_CHANGED,
          POWER_USED,
          CONTROL_HIDDEN_IN_BATCH,
          CONTRACT_CREATED,
          UNKNOWN_DESTINATION,
          SENDS_TO_TOKEN_CONTRACT,
          APPROVAL_GRANTED,
          UNLIMITED_APPROVAL,
          PERMIT_SIGNED,
          ORDER_SIGNED,
          UNKNOWN_TOKEN,
          FEE_HIGH,
          REFUND_PAID,
          PSBT_FEE_HIGH ->
          true;
      // Denied, whatever anybody agrees to.
      case UNKNOWN_DELEGATECALL,
          DISGUISED_CALL,
          WALLET_CODE_REPLACED,
          ACCOUNT_DELEGATED,
          LIBRARY_CODE_DIFFERS,
          DESTINATION_IMITATES_KNOWN,
          APPROVAL_TO_CODELESS,
          ORDER_FOR_NOTHING,
          FAKE_TOKEN,
          MESSAGE_LOOKS_LIKE_HASH,
          SIWE_DOMAIN_DIFFERS,
          DECLARED_HASH_DIFFERS,
          NO_CONFIRMATION_BELONGS,
          CONFIRMATION_NOT_BY_OWNER,
          INTENT_DIFFERS,
          SIMULATION_DISAGREES,
          PSBT_SIGHASH,
          PSBT_INCONSISTENT ->
          false;
      // Not read, not proven, or not what was asked for.
      case NESTED_APPROVAL,
          SAFE_MESSAGE_SIGNED,
          UNREAD_CALL,
          UNREAD_TYPED_DATA,
          UNREAD_MESSAGE,
          TRAILING_DATA,
          BARE_DIGEST,
          SIWE_DOMAIN_UNKNOWN,
          SIWE_MALFORMED,
          SIWE_GRANTS_CAPABILITIES,
          HIDDEN_CHARACTERS,
          SIWE_EXPIRED,
          CHAIN_UNKNOWN,
          SIGNS_FOR_ANOTHER_ACCOUNT,
          ENTRY_POINT_UNKNOWN,
          VERIFYING_CONTRACT_UNKNOWN,
          ACCOUNT_CREATED,
          CONFIRMATION_UNVERIFIED,
          OWNERS_UNKNOWN,
          SAFE_VERSION_UNKNOWN,
          WALLET_UNKNOWN,
          HASH_INCOMPLETE,
          NONCE_REUSED,
          NONCE_STALE,
          NO_INTENT,
          NOT_SIMULATED,
          NODE_UNAVAILABLE,
          NODE_ON_ANOTHER_CHAIN,
          SIMULATION_INCOMPLETE,
          WOULD_FAIL,
          STORAGE_WRITTEN,
          PSBT_AMOUNT_UNPROVEN,
          PSBT_MODIFIABLE ->
          false;
      // Notes, which hold nothing.
      case PAYMASTER_PAYS, DESTINATION_NAMED_BY_INTENT, PSBT_CHANGE_UNPROVEN -> false;
    };
  }
}
