package dev.countersign.gate.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.FindingCode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Code that is run as the wallet, batches, and changes of who controls it. */
class WalletCodeReadingTest extends CallsOfAWallet {
  @Test
  void holdsACallOfTheZeroAddressInABatchOfALibraryOfUnknownVersion() {
    Bytes call = part(0, Address.ZERO, BigInteger.ZERO, Bytes.fromHex("0xdeadbeef"));
    delegate(Address.of("0x6666666666666666666666666666666666666666"), batch(call));
    assertThat(reading.findings())
        .first()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(GateFinding.UNREAD_CALL);
          assertThat(finding.sentence()).contains("for the Safe itself from 1.5.0 on");
        });
  }

  @Test
  void deniesUnknownCodeRunAsTheWalletAndSaysThatItIsDisguised() {
    delegate(STRANGER, data("transfer(address,uint256)", EXCHANGE, BigInteger.ZERO));
    assertThat(codes())
        .containsExactly(GateFinding.UNKNOWN_DELEGATECALL, GateFinding.DISGUISED_CALL);
    assertThat(reading.effects()).singleElement().isInstanceOf(Effect.CodeRunAsWallet.class);
  }

  @Test
  void holdsALibraryThatTheUserNamed() {
    delegate(Address.of("0x" + "55".repeat(20)), Bytes.fromHex("0x12345678"));
    assertThat(codes()).containsExactly(GateFinding.UNREAD_CALL);
  }

  @Test
  void deniesAKnownLibraryWithOtherCode() {
    read(
        new Call(
            1L,
            WALLET,
            CALL_ONLY,
            BigInteger.ZERO,
            data("multiSend(bytes)", Bytes.EMPTY),
            true,
            "",
            0),
        facts(null, Keccak256.hash(Bytes.fromHex("0x60"))));
    assertThat(codes()).containsExactly(GateFinding.LIBRARY_CODE_DIFFERS);
  }

  @Test
  void unwrapsABatch() {
    delegate(
        CALL_ONLY,
        batch(
            part(0, EXCHANGE, BigInteger.TEN, Bytes.EMPTY),
            part(
                0,
                USDC,
                BigInteger.ZERO,
                data("transfer(address,uint256)", EXCHANGE, BigInteger.TWO))));
    assertThat(reading.effects()).hasSize(2);
    assertThat(codes()).isEmpty();
  }

  @Test
  void findsAnOwnerHiddenInABatch() {
    delegate(
        CALL_ONLY,
        batch(
            part(0, EXCHANGE, BigInteger.TEN, Bytes.EMPTY),
            part(
                0,
                WALLET,
                BigInteger.ZERO,
                data("addOwnerWithThreshold(address,uint256)", STRANGER, BigInteger.ONE))));
    assertThat(codes())
        .containsExactly(
            GateFinding.OWNERS_CHANGED,
            GateFinding.THRESHOLD_CHANGED,
            GateFinding.CONTROL_HIDDEN_IN_BATCH);
    assertThat(reading.findings().get(0).sentence()).contains("call 2 of 2 in the batch");
  }

  @Test
  void findsUnknownCodeDeepInsideBatches() {
    Bytes inner = batch(part(1, STRANGER, BigInteger.ZERO, Bytes.fromHex("0x12345678")));
    delegate(MULTI_SEND, batch(part(1, MULTI_SEND, BigInteger.ZERO, inner)));
    assertThat(codes()).containsExactly(GateFinding.UNKNOWN_DELEGATECALL);
  }

  @Test
  void saysThatACallOnlyBatchRefusesDelegatecalls() {
    delegate(CALL_ONLY, batch(part(1, MULTI_SEND, BigInteger.ZERO, batch())));
    assertThat(codes()).containsExactly(GateFinding.WOULD_FAIL);
  }

  @Test
  void refusesABatchThatIsCutOff() {
    Bytes whole = part(0, EXCHANGE, BigInteger.TEN, Bytes.fromHex("0x1234"));
    assertThatThrownBy(() -> delegate(CALL_ONLY, data("multiSend(bytes)", whole.slice(0, 86))))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("Call 1 of the batch says that it has 2 bytes of data, but only 1");
  }

  @Test
  void refusesBatchesNestedAThousandDeep() {
    Bytes data = Bytes.EMPTY;
    for (int i = 0; i < 1000; i++) {
      data = batch(part(1, MULTI_SEND, BigInteger.ZERO, data));
    }
    Bytes nested = data;
    assertThatThrownBy(() -> delegate(MULTI_SEND, nested))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContaining("deeper than 16 levels");
  }

  @Test
  void readsANestedSafesApprovalAndItsTransaction() {
    Bytes hash = Keccak256.hash(Bytes.EMPTY);
    call(SPENDER, "approveHash(bytes32)", hash);
    assertThat(codes()).containsExactly(GateFinding.NESTED_APPROVAL);
    call(
        SPENDER,
        "execTransaction(address,uint256,bytes,uint8,uint256,uint256,uint256,address,address,bytes)",
        STRANGER,
        BigInteger.ZERO,
        Bytes.fromHex("0x00000000"),
        BigInteger.ONE,
        BigInteger.ZERO,
        BigInteger.TEN,
        BigInteger.TEN,
        Address.ZERO,
        Address.ZERO,
        Bytes.EMPTY);
    assertThat(codes()).contains(GateFinding.UNKNOWN_DELEGATECALL, GateFinding.REFUND_PAID);
  }

  @Test
  void readsEachChangeOfControl() {
    record Row(FindingCode code, Class<?> effect, String signature, List<Object> arguments) {}
    Bytes role = Keccak256.hash(Bytes.of("MINTER_ROLE".getBytes(StandardCharsets.US_ASCII)));
    List<Row> rows =
        List.of(
            new Row(
                GateFinding.OWNERS_CHANGED,
                Effect.OwnerRemoved.class,
                "swapOwner(address,address,address)",
                List.of(SPENDER, EXCHANGE, STRANGER)),
            new Row(
                GateFinding.THRESHOLD_CHANGED,
                Effect.ThresholdChanged.class,
                "changeThreshold(uint256)",
                List.of(BigInteger.ONE)),
            new Row(
                GateFinding.MODULE_ENABLED,
                Effect.ModuleEnabled.class,
                "enableModule(address)",
                List.of(STRANGER)),
            new Row(
                GateFinding.MODULE_DISABLED,
                Effect.ModuleDisabled.class,
                "disableModule(address,address)",
                List.of(SPENDER, STRANGER)),
            new Row(
                GateFinding.GUARD_CHANGED,
                Effect.GuardChanged.class,
                "setGuard(address)",
                List.of(STRANGER)),
            new Row(
                GateFinding.GUARD_CHANGED,
                Effect.ModuleGuardChanged.class,
                "setModuleGuard(address)",
                List.of(Address.ZERO)),
            new Row(
                GateFinding.FALLBACK_HANDLER_CHANGED,
                Effect.FallbackHandlerChanged.class,
                "setFallbackHandler(address)",
                List.of(STRANGER)),
            new Row(
                GateFinding.WALLET_CODE_REPLACED,
                Effect.WalletCodeReplaced.class,
                "changeMasterCopy(address)",
                List.of(STRANGER)),
            new Row(
                GateFinding.OWNERSHIP_TRANSFERRED,
                Effect.OwnershipTransferred.class,
                "transferOwnership(address)",
                List.of(STRANGER)),
            new Row(
                GateFinding.ROLE_CHANGED,
                Effect.RoleChanged.class,
                "grantRole(bytes32,address)",
                List.of(role, STRANGER)),
            new Row(
                GateFinding.IMPLEMENTATION_CHANGED,
                Effect.ImplementationChanged.class,
                "upgradeToAndCall(address,bytes)",
                List.of(STRANGER, Bytes.EMPTY)),
            new Row(
                GateFinding.POWER_USED,
                Effect.PowerUsed.class,
                "configureMinter(address,uint256)",
                List.of(STRANGER, BigInteger.TEN)),
            new Row(GateFinding.POWER_USED, Effect.PowerUsed.class, "pause()", List.of()));
    for (Row row : rows) {
      Reading out = new Reading();
      new CallReading(DIRECTORY, ChainFacts.NONE)
          .read(
              new Call(
                  1L,
                  WALLET,
                  SPENDER,
                  BigInteger.ZERO,
                  data(row.signature(), row.arguments().toArray()),
                  false,
                  "",
                  0),
              out);
      assertThat(out.findings()).extracting(Finding::code).as(row.signature()).contains(row.code());
      assertThat(out.effects()).as(row.signature()).hasAtLeastOneElementOfType(row.effect());
    }
  }

  @Test
  void readsWhatATimelockWouldDo() {
    call(
        SPENDER,
        "schedule(address,uint256,bytes,bytes32,bytes32,uint256)",
        USDC,
        BigInteger.ZERO,
        data("transferOwnership(address)", STRANGER),
        Bytes.of(new byte[32]),
        Bytes.of(new byte[32]),
        BigInteger.ONE);
    assertThat(codes()).containsExactly(GateFinding.OWNERSHIP_TRANSFERRED);
    assertThat(reading.effects())
        .containsExactly(new Effect.OwnershipTransferred(USDC, STRANGER, false));
  }

  @Test
  void readsWhatSafesOwnLibrariesDo() {
    delegate(
        Address.of("0xA65387F16B013cf2Af4605Ad8aA5ec25a2cbA3a2"),
        data("signMessage(bytes)", Bytes.fromHex("0x1234")));
    assertThat(codes()).containsExactly(GateFinding.SAFE_MESSAGE_SIGNED);
    delegate(
        Address.of("0x7cbB62EaA69F79e6873cD1ecB2392971036cFAa4"),
        data("performCreate(uint256,bytes)", BigInteger.ZERO, Bytes.fromHex("0x60006000")));
    assertThat(codes()).contains(GateFinding.CONTRACT_CREATED);
    delegate(
        Address.of("0x526643F69b81B008F46d95CD5ced5eC0edFFDaC6"), data("migrateL2Singleton()"));
    assertThat(codes()).contains(GateFinding.WALLET_CODE_REPLACED);
    assertThat(reading.effects())
        .contains(
            new Effect.WalletCodeReplaced(
                WALLET, Address.of("0x29fcB43b46531BcA003ddC8FCB67FFE91900C762")));
  }
}
