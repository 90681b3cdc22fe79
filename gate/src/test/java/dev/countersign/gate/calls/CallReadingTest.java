package dev.countersign.gate.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import dev.countersign.model.value.UnreadableInput;
import dev.countersign.model.verdict.Finding;
import dev.countersign.model.verdict.FindingCode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CallReadingTest {
  private static final Address WALLET = Address.of("0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4");
  private static final Address USDC = Address.of("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
  private static final Address WETH = Address.of("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2");
  private static final Address EXCHANGE = Address.of("0x2222222222222222222222222222222222222222");
  private static final Address SPENDER = Address.of("0x3333333333333333333333333333333333333333");
  private static final Address NEW_TOKEN = Address.of("0x4444444444444444444444444444444444444444");
  private static final Address STRANGER = Address.of("0x57ba8957ed2ff2e7ae38f4935451e81ce1eefbf5");
  private static final Address MULTI_SEND =
      Address.of("0xa238cbeb142c10ef7ad8442c6d1f9e89e07e7761");
  private static final Address CALL_ONLY = Address.of("0x40a2accbd92bca938b02010e17a5b8929b49130d");

  private static final Directory DIRECTORY =
      new Directory(
          KnownFile.read(
              """
              {"wallets": [{"chainId": 1, "address": "0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4",
                            "label": "Cold wallet"}],
               "addresses": [
                 {"chainId": 1, "address": "0x2222222222222222222222222222222222222222",
                  "kind": "counterparty", "label": "Exchange deposit"},
                 {"chainId": 1, "address": "0x3333333333333333333333333333333333333333",
                  "kind": "spender", "label": "Router"},
                 {"chainId": 1, "address": "0x5555555555555555555555555555555555555555",
                  "kind": "library", "label": "Recovery library"},
                 {"chainId": 1, "address": "0x6666666666666666666666666666666666666666",
                  "kind": "multi-send-call-only", "label": "Our batches"}]}
              """));

  private final Reading reading = new Reading();

  @Test
  void readsATokenTransferToAKnownDestination() {
    call(USDC, "transfer(address,uint256)", EXCHANGE, BigInteger.valueOf(5_000_000));
    assertThat(reading.effects())
        .containsExactly(
            new Effect.AssetMoved(
                new Asset.Token(1, USDC), Amount.of(5_000_000), WALLET, EXCHANGE));
    assertThat(codes()).isEmpty();
    assertThat(reading.isContractCall()).isTrue();
  }

  @Test
  void readsAPlainTransferOfTheCoin() {
    read(
        new Call(1L, WALLET, EXCHANGE, BigInteger.TEN, Bytes.EMPTY, false, "", 0), ChainFacts.NONE);
    assertThat(reading.effects())
        .containsExactly(
            new Effect.AssetMoved(new Asset.Native(1), Amount.of(10), WALLET, EXCHANGE));
    assertThat(codes()).isEmpty();
    assertThat(reading.isContractCall()).isFalse();
  }

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
  void notesADestinationThatNobodyKnows() {
    call(USDC, "transfer(address,uint256)", STRANGER, BigInteger.ONE);
    assertThat(codes()).containsExactly(GateFinding.UNKNOWN_DESTINATION);
  }

  @Test
  void deniesADestinationThatImitatesAKnownOne() {
    Address poison = Address.of("0x22222222aaaaaaaaaaaaaaaaaaaaaaaa22222222");
    call(USDC, "transfer(address,uint256)", poison, BigInteger.ONE);
    assertThat(codes()).containsExactly(GateFinding.DESTINATION_IMITATES_KNOWN);
  }

  @Test
  void deniesANewOwnerWhoImitatesAKnownAddress() {
    Address poison = Address.of("0x22222222aaaaaaaaaaaaaaaaaaaaaaaa22222222");
    call(WALLET, "addOwnerWithThreshold(address,uint256)", poison, BigInteger.ONE);
    assertThat(codes())
        .containsExactly(
            GateFinding.OWNERS_CHANGED,
            GateFinding.DESTINATION_IMITATES_KNOWN,
            GateFinding.THRESHOLD_CHANGED);
    call(NEW_TOKEN, "transferOwnership(address)", poison);
    assertThat(codes())
        .endsWith(GateFinding.OWNERSHIP_TRANSFERRED, GateFinding.DESTINATION_IMITATES_KNOWN);
  }

  @Test
  void holdsTokensSentToTheTokenItself() {
    call(USDC, "transfer(address,uint256)", USDC, BigInteger.ONE);
    assertThat(codes()).containsExactly(GateFinding.SENDS_TO_TOKEN_CONTRACT);
  }

  @Test
  void doesNotTrustAnUnknownTokensAmount() {
    call(NEW_TOKEN, "transfer(address,uint256)", EXCHANGE, BigInteger.ONE);
    assertThat(codes()).containsExactly(GateFinding.UNKNOWN_TOKEN);
  }

  @Test
  void deniesAnUnknownContractUnderAKnownSymbol() {
    read(
        new Call(
            1L,
            WALLET,
            NEW_TOKEN,
            BigInteger.ZERO,
            data("transfer(address,uint256)", EXCHANGE, BigInteger.ONE),
            false,
            "",
            0),
        facts("USDC", null));
    assertThat(codes()).containsExactly(GateFinding.FAKE_TOKEN);
  }

  @Test
  void holdsApprovalsAndNamesUnlimitedOnes() {
    call(USDC, "approve(address,uint256)", SPENDER, BigInteger.valueOf(7));
    assertThat(codes()).containsExactly(GateFinding.APPROVAL_GRANTED);
    call(USDC, "approve(address,uint256)", SPENDER, Amount.MAX_UINT256.units());
    assertThat(codes()).contains(GateFinding.UNLIMITED_APPROVAL);
  }

  @Test
  void letsAnApprovalBeTakenBack() {
    call(USDC, "approve(address,uint256)", STRANGER, BigInteger.ZERO);
    assertThat(codes()).isEmpty();
  }

  @Test
  void deniesAnApprovalToAKeyWithoutCode() {
    Bytes none = Keccak256.hash(Bytes.EMPTY);
    read(
        new Call(
            1L,
            WALLET,
            USDC,
            BigInteger.ZERO,
            data("approve(address,uint256)", STRANGER, BigInteger.ONE),
            false,
            "",
            0),
        facts(null, none));
    assertThat(codes()).contains(GateFinding.APPROVAL_TO_CODELESS);
  }

  @Test
  void readsWrappingAsAnExchangeWithinTheWallet() {
    read(
        new Call(1L, WALLET, WETH, BigInteger.TEN, Selector.of("deposit()"), false, "", 0),
        ChainFacts.NONE);
    assertThat(reading.effects())
        .containsExactly(
            new Effect.AssetMoved(new Asset.Native(1), Amount.of(10), WALLET, WETH),
            new Effect.AssetMoved(new Asset.Token(1, WETH), Amount.of(10), WETH, WALLET));
    assertThat(codes()).isEmpty();
  }

  @Test
  void holdsWhatNoTableKnows() {
    call(SPENDER, "swapExactly(uint256)", BigInteger.ONE);
    assertThat(codes()).containsExactly(GateFinding.UNREAD_CALL);
  }

  @Test
  void holdsBytesAfterTheArguments() {
    Bytes data =
        data("transfer(address,uint256)", EXCHANGE, BigInteger.ONE).concat(Bytes.fromHex("0xbeef"));
    read(new Call(1L, WALLET, USDC, BigInteger.ZERO, data, false, "", 0), ChainFacts.NONE);
    assertThat(codes()).containsExactly(GateFinding.TRAILING_DATA);
  }

  @Test
  void refusesAnArgumentWithDirtyHighBytes() {
    Bytes data =
        Selector.of("transfer(address,uint256)")
            .concat(Bytes.fromHex("0x01" + "00".repeat(11) + "22".repeat(20) + "00".repeat(32)));
    assertThatThrownBy(() ->
            read(new Call(1L, WALLET, USDC, BigInteger.ZERO, data, false, "", 0), ChainFacts.NONE))
        .isInstanceOf(UnreadableInput.class);
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

  private void call(Address target, String signature, Object... arguments) {
    read(
        new Call(1L, WALLET, target, BigInteger.ZERO, data(signature, arguments), false, "", 0),
        ChainFacts.NONE);
  }

  private void delegate(Address target, Bytes data) {
    read(new Call(1L, WALLET, target, BigInteger.ZERO, data, true, "", 0), ChainFacts.NONE);
  }

  private void read(Call call, ChainFacts facts) {
    new CallReading(DIRECTORY, facts).read(call, reading);
  }

  private List<FindingCode> codes() {
    return reading.findings().stream().map(Finding::code).toList();
  }

  private static Bytes data(String signature, Object... arguments) {
    String types = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
    return Selector.of(signature).concat(AbiParameters.parse(types).encode(arguments));
  }

  private static Bytes batch(Bytes... parts) {
    Bytes packed = Bytes.EMPTY;
    for (Bytes part : parts) {
      packed = packed.concat(part);
    }
    return data("multiSend(bytes)", packed);
  }

  private static Bytes part(int operation, Address to, BigInteger value, Bytes data) {
    return Bytes.of(new byte[] {(byte) operation})
        .concat(to.bytes())
        .concat(Bytes.word(value))
        .concat(Bytes.word(BigInteger.valueOf(data.length())))
        .concat(data);
  }

  private static ChainFacts facts(@Nullable String symbol, @Nullable Bytes codeHash) {
    return new ChainFacts() {
      @Override
      public Optional<Bytes> codeHash(Address account) {
        return Optional.ofNullable(codeHash);
      }

      @Override
      public Optional<String> symbol(Address token) {
        return Optional.ofNullable(symbol);
      }

      @Override
      public Optional<Integer> decimals(Address token) {
        return Optional.empty();
      }
    };
  }
}
