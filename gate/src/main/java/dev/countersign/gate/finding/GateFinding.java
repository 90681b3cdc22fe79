package dev.countersign.gate.finding;

import dev.countersign.model.verdict.FindingCode;
import dev.countersign.model.verdict.Outcome;
import dev.countersign.model.verdict.Severity;
import java.util.Locale;

/**
 * What gate can find, with what the built-in policy makes of each: the verdict on a payload is the
 * worst outcome among its findings.
 */
public enum GateFinding implements FindingCode {

  // Code and control
  UNKNOWN_DELEGATECALL(
      Severity.CRITICAL, Outcome.DENY, "Unknown code would run with the wallet's authority.", ""),
  DISGUISED_CALL(
      Severity.CRITICAL,
      Outcome.DENY,
      "The data reads like a token transfer or another standard call, but it is run by delegatecall and is not one.",
      ""),
  WALLET_CODE_REPLACED(
      Severity.CRITICAL, Outcome.DENY, "The wallet's own code would be replaced.", ""),
  ACCOUNT_DELEGATED(
      Severity.CRITICAL,
      Outcome.DENY,
      "An account would run another contract's code from now on (EIP-7702).",
      ""),
  KNOWN_DELEGATION(
      Severity.HIGH,
      Outcome.HOLD,
      "An account would run the code of a delegate that is known in advance (EIP-7702).",
      "A control quorum agrees to the delegation."),
  LIBRARY_CODE_DIFFERS(
      Severity.CRITICAL,
      Outcome.DENY,
      "The code at a known library's address is not that library's code.",
      ""),
  OWNERS_CHANGED(
      Severity.HIGH,
      Outcome.HOLD,
      "The wallet's owners would change.",
      "A control quorum agrees to the change of owners."),
  THRESHOLD_CHANGED(
      Severity.HIGH,
      Outcome.HOLD,
      "The number of owners that must sign would change.",
      "A control quorum agrees to the new threshold."),
  MODULE_ENABLED(
      Severity.CRITICAL,
      Outcome.HOLD,
      "A module could move everything without the owners.",
      "A control quorum agrees to the module."),
  MODULE_DISABLED(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A module would lose its power over the wallet.",
      "A control quorum agrees that the module goes."),
  GUARD_CHANGED(
      Severity.CRITICAL,
      Outcome.HOLD,
      "The guard that checks the wallet's transactions would change.",
      "A control quorum agrees to the guard."),
  FALLBACK_HANDLER_CHANGED(
      Severity.HIGH,
      Outcome.HOLD,
      "The contract that answers for the wallet would change.",
      "A control quorum agrees to the fallback handler."),
  OWNERSHIP_TRANSFERRED(
      Severity.CRITICAL,
      Outcome.HOLD,
      "The ownership of a contract would pass on.",
      "A control quorum agrees to the new owner."),
  IMPLEMENTATION_CHANGED(
      Severity.CRITICAL,
      Outcome.HOLD,
      "A contract's code would be replaced (upgrade).",
      "A control quorum agrees to the new implementation."),
  ROLE_CHANGED(
      Severity.HIGH,
      Outcome.HOLD,
      "A role over a contract would be granted or revoked.",
      "A control quorum agrees to the role."),
  POWER_USED(
      Severity.HIGH,
      Outcome.HOLD,
      "A power over a contract would be used or moved (mint, pause, blacklist, and the like).",
      "A control quorum agrees to the use of the power."),
  CONTROL_HIDDEN_IN_BATCH(
      Severity.CRITICAL,
      Outcome.HOLD,
      "A change of control stands in a batch beside other calls.",
      "The change of control is proposed by itself, or a control quorum agrees to the whole batch."),
  CONTRACT_CREATED(
      Severity.HIGH,
      Outcome.HOLD,
      "A contract would be created.",
      "The creation code is reviewed and its hash agreed."),
  NESTED_APPROVAL(
      Severity.HIGH,
      Outcome.HOLD,
      "A Safe that owns another would agree to a transaction which only its hash names.",
      "The transaction behind the hash is checked as a payload of its own."),
  SAFE_MESSAGE_SIGNED(
      Severity.HIGH,
      Outcome.HOLD,
      "The Safe would sign a message for itself.",
      "The message behind it is checked as a payload of its own."),

  // Assets
  UNKNOWN_DESTINATION(
      Severity.MEDIUM,
      Outcome.HOLD,
      "An asset goes to an address that is not known in advance.",
      "The destination is verified by another channel and added to the known addresses."),
  DESTINATION_IMITATES_KNOWN(
      Severity.CRITICAL,
      Outcome.DENY,
      "The destination begins and ends like a known address but is another (address poisoning).",
      ""),
  SENDS_TO_TOKEN_CONTRACT(
      Severity.HIGH,
      Outcome.HOLD,
      "An asset would be sent to the zero address, or a token to a token's own contract, from where nobody can return it.",
      "The requester confirms that the loss is meant."),
  APPROVAL_GRANTED(
      Severity.MEDIUM,
      Outcome.HOLD,
      "Somebody could take the wallet's assets later.",
      "The spender is known in advance and the amount agreed."),
  UNLIMITED_APPROVAL(
      Severity.HIGH,
      Outcome.HOLD,
      "Somebody could take all of an asset, now and later.",
      "The approval is limited to the amount needed, or a control quorum agrees."),
  APPROVAL_TO_CODELESS(
      Severity.CRITICAL,
      Outcome.DENY,
      "An approval goes to an account without code: a person's key, not a contract.",
      ""),
  PERMIT_SIGNED(
      Severity.HIGH,
      Outcome.HOLD,
      "The signature alone lets somebody take assets; nothing appears on chain before they do.",
      "The spender is known in advance, and amount and expiry agreed."),
  ORDER_SIGNED(
      Severity.HIGH,
      Outcome.HOLD,
      "The signature is an offer on a market that anybody can take.",
      "What is offered and what is paid for it are agreed."),
  ORDER_FOR_NOTHING(
      Severity.CRITICAL,
      Outcome.DENY,
      "Assets are offered for nothing, or for next to nothing, that comes back to the signer.",
      ""),
  FAKE_TOKEN(
      Severity.CRITICAL,
      Outcome.DENY,
      "An unknown contract carries the symbol of a known token.",
      ""),
  UNKNOWN_TOKEN(
      Severity.MEDIUM,
      Outcome.HOLD,
      "The token's contract is not known, so its amount has no certain meaning.",
      "The token's contract is verified and added to the known tokens."),
  FEE_HIGH(
      Severity.HIGH,
      Outcome.HOLD,
      "The fee may be far above what any transaction costs.",
      "The fee's limits are lowered, or the requester confirms them."),
  REFUND_PAID(
      Severity.HIGH,
      Outcome.HOLD,
      "Whoever carries the transaction out is paid by the wallet (gasPrice, gasToken, refundReceiver).",
      "The refund is removed, or its receiver and most amount are agreed."),

  // Reading
  UNREAD_CALL(
      Severity.HIGH,
      Outcome.HOLD,
      "A call that no table knows.",
      "The call's meaning is established and agreed."),
  UNREAD_TYPED_DATA(
      Severity.HIGH,
      Outcome.HOLD,
      "Typed data of a kind that is not known; its fields are shown, its meaning is not.",
      "The meaning of the typed data is established and agreed."),
  UNREAD_MESSAGE(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A message that is not a sign-in; what its reader will do with it is not known.",
      "The purpose of the message is established and agreed."),
  TRAILING_DATA(
      Severity.HIGH,
      Outcome.HOLD,
      "Bytes follow the call's arguments; who reads them is not known.",
      "The purpose of the extra bytes is established and agreed."),
  BARE_DIGEST(
      Severity.CRITICAL,
      Outcome.HOLD,
      "A bare hash: what it commits to cannot be seen.",
      "The payload that hashes to it is given."),
  MESSAGE_LOOKS_LIKE_HASH(
      Severity.CRITICAL,
      Outcome.DENY,
      "The message to sign is itself a hash or a transaction in disguise.",
      ""),
  SIWE_DOMAIN_DIFFERS(
      Severity.CRITICAL,
      Outcome.DENY,
      "The sign-in is for another site than the one that asks, or for one that imitates a known site.",
      ""),
  SIWE_DOMAIN_UNKNOWN(
      Severity.MEDIUM,
      Outcome.HOLD,
      "The sign-in is for a site that is not known in advance.",
      "The site is verified and added to the known domains."),
  SIWE_MALFORMED(
      Severity.HIGH,
      Outcome.HOLD,
      "The message begins like a sign-in but is not a valid one (EIP-4361).",
      "A sign-in message that follows the standard is asked for."),
  SIWE_GRANTS_CAPABILITIES(
      Severity.HIGH,
      Outcome.HOLD,
      "The sign-in also lets the site act in the account's name (ReCap, EIP-5573).",
      "The capabilities are listed and agreed."),
  HIDDEN_CHARACTERS(
      Severity.HIGH,
      Outcome.HOLD,
      "The text holds characters that are invisible or change the order in which it is shown.",
      "The text without these characters is asked for, or its true content is agreed."),
  SIWE_EXPIRED(
      Severity.MEDIUM,
      Outcome.HOLD,
      "The sign-in message has expired or is not valid yet.",
      "A fresh sign-in message is asked for."),
  CHAIN_UNKNOWN(
      Severity.HIGH,
      Outcome.HOLD,
      "The payload does not say for which chain it is, or is good on every chain.",
      "The payload names its chain."),
  SIGNS_FOR_ANOTHER_ACCOUNT(
      Severity.HIGH,
      Outcome.HOLD,
      "The payload is for another account than the one that is asked to sign.",
      "The right account is asked to sign."),
  ENTRY_POINT_UNKNOWN(
      Severity.HIGH,
      Outcome.HOLD,
      "The user operation names no entry point, or one that is not known.",
      "The user operation is made for a known entry point (0.6, 0.7 or 0.8)."),
  VERIFYING_CONTRACT_UNKNOWN(
      Severity.HIGH,
      Outcome.HOLD,
      "The contract that would check the signature is not the one known for this kind of data.",
      "The verifying contract is established and agreed."),
  PAYMASTER_PAYS(
      Severity.LOW, Outcome.ALLOW, "Somebody else pays the fee of the user operation.", ""),
  ACCOUNT_CREATED(
      Severity.MEDIUM,
      Outcome.HOLD,
      "The user operation creates the account first.",
      "The factory is known in advance."),

  // Confirmations and hashes
  DECLARED_HASH_DIFFERS(
      Severity.CRITICAL,
      Outcome.DENY,
      "The hash that came with the payload is not the payload's hash.",
      ""),
  NO_CONFIRMATION_BELONGS(
      Severity.CRITICAL,
      Outcome.DENY,
      "None of the confirmations belongs to this transaction: they were made for something else.",
      ""),
  CONFIRMATION_NOT_BY_OWNER(
      Severity.CRITICAL, Outcome.DENY, "A confirmation is not by an owner.", ""),
  CONFIRMATION_UNVERIFIED(
      Severity.MEDIUM,
      Outcome.HOLD,
      "A confirmation could not be verified.",
      "A node is given (--rpc), so that the owner's contract or approval can be asked."),
  OWNERS_UNKNOWN(
      Severity.MEDIUM,
      Outcome.HOLD,
      "Confirmations recover to addresses, but whether these are the owners is not known.",
      "The owners are given (--known), or a node is (--rpc)."),
  SAFE_VERSION_UNKNOWN(
      Severity.MEDIUM,
      Outcome.HOLD,
      "The Safe's version is not known, so which of two hashes would be signed is not either.",
      "The Safe's version is given, or a node is (--rpc)."),
  WALLET_UNKNOWN(
      Severity.HIGH,
      Outcome.HOLD,
      "The payload does not say which wallet it is for.",
      "The wallet is given (--wallet), or the payload in a form that names it."),
  HASH_INCOMPLETE(
      Severity.HIGH,
      Outcome.HOLD,
      "The hash that would be signed cannot be computed, because a field that it covers is missing.",
      "The payload is given with all its fields, or a node is (--rpc)."),
  NONCE_REUSED(
      Severity.CRITICAL,
      Outcome.HOLD,
      "There are two different payloads for one nonce; only one can be executed.",
      "One of the two payloads is withdrawn."),
  NONCE_STALE(
      Severity.HIGH,
      Outcome.HOLD,
      "The nonce has been used already or lies ahead of the wallet's.",
      "The payload is made again with the wallet's next nonce."),

  // Intent
  NO_INTENT(
      Severity.MEDIUM,
      Outcome.HOLD,
      "Nobody has filed what this is for.",
      "A person files an intent (--intent), and the payload equals it."),
  DESTINATION_NAMED_BY_INTENT(
      Severity.INFO,
      Outcome.ALLOW,
      "The destination is known from the intent alone; no list of known addresses was given.",
      ""),
  INTENT_DIFFERS(Severity.CRITICAL, Outcome.DENY, "The payload is not what was asked for.", ""),

  // Node and simulation
  NOT_SIMULATED(
      Severity.MEDIUM,
      Outcome.HOLD,
      "Nothing was simulated, and a contract's code would run.",
      "A node is given (--rpc)."),
  NODE_UNAVAILABLE(
      Severity.HIGH,
      Outcome.HOLD,
      "The node did not answer, or not in a way that can be used.",
      "The node answers again, or another is given."),
  NODE_ON_ANOTHER_CHAIN(
      Severity.CRITICAL,
      Outcome.HOLD,
      "The node is on another chain than the payload.",
      "A node of the payload's chain is given."),
  SIMULATION_INCOMPLETE(
      Severity.MEDIUM,
      Outcome.HOLD,
      "The node shows only part of what would happen.",
      "A node with debug_traceCall is given."),
  WOULD_FAIL(
      Severity.HIGH,
      Outcome.HOLD,
      "The payload would fail if it were carried out now.",
      "The payload succeeds in simulation."),
  SIMULATION_DISAGREES(
      Severity.CRITICAL, Outcome.DENY, "What would happen is not what the payload says.", ""),
  STORAGE_WRITTEN(
      Severity.HIGH,
      Outcome.HOLD,
      "The wallet's own storage would change in a place that nothing in the payload explains.",
      "The written slot's meaning is established and agreed."),

  // Bitcoin
  PSBT_SIGHASH(
      Severity.CRITICAL,
      Outcome.DENY,
      "A signature would not cover the whole transaction (sighash type other than ALL).",
      ""),
  PSBT_AMOUNT_UNPROVEN(
      Severity.HIGH,
      Outcome.HOLD,
      "The amount of an input is not proven, so the fee could be anything.",
      "The earlier transactions are included in the PSBT (non-witness UTXO)."),
  PSBT_INCONSISTENT(Severity.CRITICAL, Outcome.DENY, "The PSBT contradicts itself.", ""),
  PSBT_FEE_HIGH(
      Severity.HIGH,
      Outcome.HOLD,
      "The fee is far above what the transaction is worth.",
      "The requester confirms the fee."),
  PSBT_CHANGE_UNPROVEN(
      Severity.MEDIUM,
      Outcome.ALLOW,
      "An output claims to be change but is not proven to come back; it is treated as a payment.",
      ""),
  PSBT_MODIFIABLE(
      Severity.HIGH,
      Outcome.HOLD,
      "Inputs or outputs may still be added after signing.",
      "The transaction is made final (no PSBT_GLOBAL_TX_MODIFIABLE flags).");

  private final Severity severity;
  private final Outcome outcome;
  private final String title;
  private final String release;

  GateFinding(Severity severity, Outcome outcome, String title, String release) {
    this.severity = severity;
    this.outcome = outcome;
    this.title = title;
    this.release = release;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public Outcome outcome() {
    return outcome;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String release() {
    return release;
  }
}
