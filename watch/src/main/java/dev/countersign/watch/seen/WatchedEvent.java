package dev.countersign.watch.seen;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Events that tell what else changed than balances: of a Safe (1.0 to 1.5), of allowances (ERC-20,
 * ERC-721, ERC-1155, Permit2), of proxies (ERC-1967), of roles and owners (as OpenZeppelin's
 * contracts log them), and of issuers' blacklists (USDT, USDC). Any contract may log them.
 */
public enum WatchedEvent {
  /** A Safe carried a transaction out. */
  EXECUTION_SUCCESS("ExecutionSuccess(bytes32,uint256)"),
  /** A Safe's transaction failed within. */
  EXECUTION_FAILURE("ExecutionFailure(bytes32,uint256)"),
  /** A module moved a Safe without its owners. */
  EXECUTION_FROM_MODULE_SUCCESS("ExecutionFromModuleSuccess(address)"),
  /** A module tried to. */
  EXECUTION_FROM_MODULE_FAILURE("ExecutionFromModuleFailure(address)"),
  /** A Safe began. */
  SAFE_SETUP("SafeSetup(address,address[],uint256,address,address)"),
  /** A Safe has one owner more. */
  ADDED_OWNER("AddedOwner(address)"),
  /** A Safe has one owner less. */
  REMOVED_OWNER("RemovedOwner(address)"),
  /** Another number of owners must sign. */
  CHANGED_THRESHOLD("ChangedThreshold(uint256)"),
  /** A module may move a Safe. */
  ENABLED_MODULE("EnabledModule(address)"),
  /** A module may no longer. */
  DISABLED_MODULE("DisabledModule(address)"),
  /** A Safe's transactions are checked by another guard, or by none. */
  CHANGED_GUARD("ChangedGuard(address)"),
  /** The same for what modules do. */
  CHANGED_MODULE_GUARD("ChangedModuleGuard(address)"),
  /** Unknown calls of a Safe are answered by another contract. */
  CHANGED_FALLBACK_HANDLER("ChangedFallbackHandler(address)"),
  /** A Safe runs on other code. */
  CHANGED_MASTER_COPY("ChangedMasterCopy(address)"),
  /** An owner approved a hash on the chain. */
  APPROVE_HASH("ApproveHash(bytes32,address)"),
  /** A Safe signed a message. */
  SIGN_MSG("SignMsg(bytes32)"),
  /** Somebody may spend a token (ERC-20), or take an item (ERC-721). */
  APPROVAL("Approval(address,address,uint256)"),
  /** Somebody may take all items (ERC-721, ERC-1155). */
  APPROVAL_FOR_ALL("ApprovalForAll(address,address,bool)"),
  /** Somebody may spend a token by Permit2. */
  PERMIT2_APPROVAL("Approval(address,address,address,uint160,uint48)"),
  /** The same by a signature. */
  PERMIT2_PERMIT("Permit(address,address,address,uint160,uint48,uint48)"),
  /** A proxy runs on other code. */
  UPGRADED("Upgraded(address)"),
  /** A proxy has another administrator. */
  ADMIN_CHANGED("AdminChanged(address,address)"),
  /** A proxy takes its code from another beacon. */
  BEACON_UPGRADED("BeaconUpgraded(address)"),
  /** Somebody has a role. */
  ROLE_GRANTED("RoleGranted(bytes32,address,address)"),
  /** Somebody has it no longer. */
  ROLE_REVOKED("RoleRevoked(bytes32,address,address)"),
  /** A role is given by another one. */
  ROLE_ADMIN_CHANGED("RoleAdminChanged(bytes32,bytes32,bytes32)"),
  /** A contract has another owner. */
  OWNERSHIP_TRANSFERRED("OwnershipTransferred(address,address)"),
  /** A contract is to have another owner. */
  OWNERSHIP_TRANSFER_STARTED("OwnershipTransferStarted(address,address)"),
  /** Tether froze an address. */
  ADDED_BLACK_LIST("AddedBlackList(address)"),
  /** Tether let it go. */
  REMOVED_BLACK_LIST("RemovedBlackList(address)"),
  /** Circle froze an address. */
  BLACKLISTED("Blacklisted(address)"),
  /** Circle let it go. */
  UN_BLACKLISTED("UnBlacklisted(address)");

  private static final Map<Bytes, WatchedEvent> BY_TOPIC =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(WatchedEvent::topic, Function.identity()));

  private final String signature;

  WatchedEvent(String signature) {
    this.signature = signature;
  }

  /** Its name and types, as its hash is made of. */
  public String signature() {
    return signature;
  }

  /** The first topic of its logs. */
  public Bytes topic() {
    return Keccak256.hash(Bytes.of(signature.getBytes(StandardCharsets.US_ASCII)));
  }

  /** The event with that first topic. */
  public static Optional<WatchedEvent> of(Bytes topic) {
    return Optional.ofNullable(BY_TOPIC.get(topic));
  }

  /** The first topics of all. */
  public static Set<Bytes> topics() {
    return BY_TOPIC.keySet();
  }
}
