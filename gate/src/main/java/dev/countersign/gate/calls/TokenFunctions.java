package dev.countersign.gate.calls;

import dev.countersign.chain.abi.AbiValues;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ERC-20, ERC-721, ERC-1155, ERC-2612, ERC-3009, WETH and Permit2 as contracts take them. */
final class TokenFunctions {
  private static final Address PERMIT2 = Address.of("0x000000000022D473030F116dDEE9F6B43aC78BA3");

  static final List<CallEntry> ENTRIES =
      List.of(
          CallEntry.of(
              "transfer(address,uint256)",
              (scope, a) -> moves(scope, a.uint(1), scope.actor(), a.address(0))),
          CallEntry.of(
              "transferFrom(address,address,uint256)",
              (scope, a) -> moves(scope, a.uint(2), a.address(0), a.address(1))),
          CallEntry.of(
              "approve(address,uint256)",
              (scope, a) -> approves(scope, scope.actor(), a.address(0), a.uint(1), null)),
          CallEntry.of(
              "increaseAllowance(address,uint256)",
              (scope, a) -> approves(scope, scope.actor(), a.address(0), a.uint(1), null)),
          CallEntry.of(
              "increaseApproval(address,uint256)",
              (scope, a) -> approves(scope, scope.actor(), a.address(0), a.uint(1), null)),
          CallEntry.of(
              "decreaseApproval(address,uint256)",
              (scope, a) -> lowers(scope, a.address(0), a.uint(1))),
          CallEntry.of(
              "transferAndCall(address,uint256)",
              (scope, a) -> moves(scope, a.uint(1), scope.actor(), a.address(0))),
          CallEntry.of(
              "transferAndCall(address,uint256,bytes)",
              (scope, a) -> {
                moves(scope, a.uint(1), scope.actor(), a.address(0));
                told(scope, a.bytes(2));
              }),
          CallEntry.of(
              "send(address,uint256,bytes)",
              (scope, a) -> {
                moves(scope, a.uint(1), scope.actor(), a.address(0));
                told(scope, a.bytes(2));
              }),
          CallEntry.of(
              "approveAndCall(address,uint256,bytes)",
              (scope, a) -> {
                approves(scope, scope.actor(), a.address(0), a.uint(1), null);
                told(scope, a.bytes(2));
              }),
          CallEntry.of(
              "authorizeOperator(address)",
              (scope, a) ->
                  approves(scope, scope.actor(), a.address(0), Amount.MAX_UINT256.units(), null)),
          CallEntry.of(
              "revokeOperator(address)",
              (scope, a) -> approves(scope, scope.actor(), a.address(0), BigInteger.ZERO, null)),
          CallEntry.of(
              "permit(address,address,uint256,uint256,bytes)",
              (scope, a) -> approves(scope, a.address(0), a.address(1), a.uint(2), null)),
          CallEntry.of(
              "transferWithAuthorization(address,address,uint256,uint256,uint256,bytes32,bytes)",
              (scope, a) -> moves(scope, a.uint(2), a.address(0), a.address(1))),
          CallEntry.of(
              "decreaseAllowance(address,uint256)",
              (scope, a) -> lowers(scope, a.address(0), a.uint(1))),
          CallEntry.of(
              "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
              (scope, a) -> approves(scope, a.address(0), a.address(1), a.uint(2), null)),
          CallEntry.of(
              "permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)",
              (scope, a) ->
                  approves(
                      scope,
                      a.address(0),
                      a.address(1),
                      a.bool(4) ? Amount.MAX_UINT256.units() : BigInteger.ZERO,
                      null)),
          CallEntry.of(
              "transferWithAuthorization(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)",
              (scope, a) -> moves(scope, a.uint(2), a.address(0), a.address(1))),
          CallEntry.of(
              "receiveWithAuthorization(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)",
              (scope, a) -> moves(scope, a.uint(2), a.address(0), a.address(1))),
          CallEntry.of(
              "safeTransferFrom(address,address,uint256)",
              (scope, a) -> item(scope, a.address(0), a.address(1), a.uint(2), BigInteger.ONE)),
          CallEntry.of(
              "safeTransferFrom(address,address,uint256,bytes)",
              (scope, a) -> item(scope, a.address(0), a.address(1), a.uint(2), BigInteger.ONE)),
          CallEntry.of(
              "safeTransferFrom(address,address,uint256,uint256,bytes)",
              (scope, a) -> item(scope, a.address(0), a.address(1), a.uint(2), a.uint(3))),
          CallEntry.of(
              "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)",
              TokenFunctions::items),
          CallEntry.of("setApprovalForAll(address,bool)", TokenFunctions::operator),
          CallEntry.of("deposit()", TokenFunctions::wrap),
          CallEntry.of("withdraw(uint256)", TokenFunctions::unwrap),
          CallEntry.of("approve(address,address,uint160,uint48)", TokenFunctions::permit2),
          CallEntry.of(
              "transferFrom(address,address,uint160,address)", TokenFunctions::throughPermit2));

  private TokenFunctions() {}

  private static void moves(CallScope scope, BigInteger amount, Address from, Address to) {
    scope.judgeToken();
    scope.moves(scope.token(), amount, from, to);
  }

  /** What the receiver is told with the tokens: its code runs with it, and only it knows why. */
  private static void told(CallScope scope, Bytes data) {
    if (!data.isEmpty()) {
      CallReading.unread(scope);
    }
  }

  private static void approves(
      CallScope scope,
      Address owner,
      Address spender,
      BigInteger amount,
      @Nullable BigInteger expires) {
    scope.judgeToken();
    scope.approves(scope.token(), owner, spender, amount, expires);
  }

  /** By how much is not to how much: the spender keeps what is left. */
  private static void lowers(CallScope scope, Address spender, BigInteger less) {
    scope.judgeToken();
    scope.effect(new Effect.CallUnread(scope.target(), scope.call().value(), scope.call().data()));
    scope.finding(
        GateFinding.UNREAD_CALL,
        "What "
            + scope.name(spender)
            + " may take from "
            + scope.name(scope.actor())
            + " would become less by "
            + scope.directory().amount(scope.token(), new Amount(less))
            + "; how much of it is left, the call does not say",
        "spender",
        spender.toString());
  }

  private static void item(
      CallScope scope, Address from, Address to, BigInteger id, BigInteger amount) {
    if (!scope.directory().isKnownContract(scope.call().chainId(), scope.target())) {
      scope.judgeToken();
    }
    scope.moves(new Asset.Item(scope.chain(), scope.target(), id), amount, from, to);
  }

  private static void items(CallScope scope, AbiValues a) {
    List<Object> ids = a.list(2);
    List<Object> amounts = a.list(3);
    if (ids.size() != amounts.size()) {
      scope.finding(
          GateFinding.WOULD_FAIL,
          "The call names " + ids.size() + " items but " + amounts.size() + " amounts");
      CallReading.unread(scope);
      return;
    }
    if (ids.isEmpty()) {
      CallReading.unread(scope);
    }
    for (int i = 0; i < ids.size(); i++) {
      item(scope, a.address(0), a.address(1), (BigInteger) ids.get(i), (BigInteger) amounts.get(i));
    }
  }

  private static void operator(CallScope scope, AbiValues a) {
    boolean approved = a.bool(1);
    scope.effect(
        new Effect.OperatorSet(
            scope.chain(), scope.target(), scope.actor(), a.address(0), approved));
    if (approved) {
      scope.judge().spender(scope.call().chainId(), a.address(0), true, scope.where(), scope.out());
    }
  }

  /** WETH: the coin that goes with the call comes back as tokens. */
  private static void wrap(CallScope scope, AbiValues a) {
    if (scope.directory().token(scope.call().chainId(), scope.target()).isEmpty()) {
      CallReading.unread(scope);
    } else if (scope.call().value().signum() > 0) {
      scope.moves(scope.token(), scope.call().value(), scope.target(), scope.actor());
    }
  }

  private static void unwrap(CallScope scope, AbiValues a) {
    if (scope.directory().token(scope.call().chainId(), scope.target()).isEmpty()) {
      CallReading.unread(scope);
      return;
    }
    scope.effect(
        new Effect.AssetMoved(scope.token(), new Amount(a.uint(0)), scope.actor(), scope.target()));
    scope.moves(new Asset.Native(scope.chain()), a.uint(0), scope.target(), scope.actor());
  }

  private static void permit2(CallScope scope, AbiValues a) {
    if (!scope.target().equals(PERMIT2)) {
      CallReading.unread(scope);
      return;
    }
    scope.judge().token(scope.call().chainId(), a.address(0), scope.out());
    BigInteger amount = a.uint(2);
    // An expiry of zero means "in this block only".
    scope.approves(
        new Asset.Token(scope.chain(), a.address(0)),
        scope.actor(),
        a.address(1),
        amount,
        a.uint(3));
  }

  private static void throughPermit2(CallScope scope, AbiValues a) {
    if (!scope.target().equals(PERMIT2)) {
      CallReading.unread(scope);
      return;
    }
    scope.judge().token(scope.call().chainId(), a.address(3), scope.out());
    scope.moves(
        new Asset.Token(scope.chain(), a.address(3)), a.uint(2), a.address(0), a.address(1));
  }
}
