package dev.countersign.gate.calls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.abi.Selector;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.effect.EffectKinds;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.KnownFile;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.ChainFacts;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Finding;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionTableTest {
  private static final Address WALLET = Address.of("0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4");
  private static final Address CONTRACT = Address.of("0x091d52cace1edc5527c99cdcfa6937c1635330e4");
  private static final Address STRANGER = Address.of("0x57ba8957ed2ff2e7ae38f4935451e81ce1eefbf5");
  private static final Address USDC = Address.of("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
  private static final Directory DIRECTORY = new Directory(KnownFile.read("{}"));
  private static final Directory OWN_WALLET =
      new Directory(
          KnownFile.read(
              "{\"wallets\": [{\"chainId\": 1, \"address\": \""
                  + WALLET
                  + "\", \"label\": \"Cold\"}]}"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          addOwner(address)                       | owner-added
          removeOwner(address)                    | owner-removed
          replaceOwner(address,address)           | owner-removed,owner-added
          changeRequirement(uint256)              | threshold-changed
          submitTransaction(address,uint256,bytes)| asset-moved
          confirmTransaction(uint256)             | power-used
          executeTransaction(uint256)             | power-used
          revokeConfirmation(uint256)             | power-used
          setLendingPoolImpl(address)             | implementation-changed
          setLendingPoolConfiguratorImpl(address) | implementation-changed
          setPoolImpl(address)                    | implementation-changed
          setPoolConfiguratorImpl(address)        | implementation-changed
          setAddressAsProxy(bytes32,address)      | implementation-changed
          _setImplementation(address,bool,bytes)  | implementation-changed
          upgradeBeaconTo(address)                | implementation-changed
          setAddress(bytes32,address)             | power-used
          setPoolAdmin(address)                   | power-used
          setEmergencyAdmin(address)              | power-used
          setACLAdmin(address)                    | power-used
          setACLManager(address)                  | power-used
          setPriceOracle(address)                 | power-used
          _setPriceOracle(address)                | power-used
          setLendingRateOracle(address)           | power-used
          setDelegate(address)                    | power-used
          setPeer(uint32,bytes32)                 | power-used
          setTrustedRemote(uint16,bytes)          | power-used
          setGovernor(address)                    | ownership-transferred
          setGov(address)                         | ownership-transferred
          transferAdmin(address)                  | ownership-transferred
          setAuthority(address)                   | ownership-transferred
          transferProxyOwnership(address)         | ownership-transferred
          completeOwnershipHandover(address)      | ownership-transferred
          transferOwnership(address,bool,bool)    | ownership-transferred
          nominateNewOwner(address)               | ownership-transferred
          claimOwnership()                        | ownership-transferred
          rely(address)                           | power-used
          deny(address)                           | power-used
          grantRoles(address,uint256)             | power-used
          revokeRoles(address,uint256)            | power-used
          grantRole(uint64,address,uint32)        | power-used
          revokeRole(uint64,address)              | power-used
          """)
  void readsAChangeOfControlAndHoldsIt(String signature, String kinds) {
    Reading reading = read(CONTRACT, data(signature));
    assertThat(reading.effects())
        .extracting(EffectKinds::of)
        .containsExactlyElementsOf(Arrays.asList(kinds.split(",")));
    assertThat(reading.findings()).isNotEmpty();
    assertThat(reading.findings())
        .extracting(Finding::code)
        .doesNotContain(GateFinding.UNREAD_CALL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          increaseApproval(address,uint256)           | approval-granted
          decreaseApproval(address,uint256)           | call-unread
          decreaseAllowance(address,uint256)          | call-unread
          transferAndCall(address,uint256)            | asset-moved
          transferAndCall(address,uint256,bytes)      | asset-moved
          send(address,uint256,bytes)                 | asset-moved
          approveAndCall(address,uint256,bytes)       | approval-granted
          authorizeOperator(address)                  | approval-granted
          revokeOperator(address)                     | approval-granted
          permit(address,address,uint256,uint256,bytes) | approval-granted
          transferWithAuthorization(address,address,uint256,uint256,uint256,bytes32,bytes) | asset-moved
          """)
  void readsWhatATokenDoes(String signature, String kind) {
    Reading reading = read(USDC, data(signature));
    assertThat(reading.effects()).extracting(EffectKinds::of).containsExactly(kind);
  }

  @Test
  void holdsAnItemOfAnUnknownCollectionEvenWhereItComesIn() {
    Bytes data =
        Selector.of("safeTransferFrom(address,address,uint256)")
            .concat(
                AbiParameters.parse("address,address,uint256")
                    .encode(STRANGER, WALLET, BigInteger.ONE));
    assertThat(read(CONTRACT, data).findings())
        .extracting(Finding::code)
        .containsExactly(GateFinding.UNKNOWN_TOKEN);
  }

  @Test
  void saysThatTheReceiverIsToldSomethingUnread() {
    Bytes data =
        Selector.of("transferAndCall(address,uint256,bytes)")
            .concat(
                AbiParameters.parse("address,uint256,bytes")
                    .encode(STRANGER, BigInteger.ONE, Bytes.fromHex("0x01")));
    assertThat(read(USDC, data).findings())
        .extracting(Finding::code)
        .contains(GateFinding.UNREAD_CALL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "submitTransaction(address,uint256,bytes)",
        "schedule(address,uint256,bytes,bytes32,bytes32,uint256)",
        "execute(address,uint256,bytes,bytes32,bytes32)",
        "queueTransaction(address,uint256,string,bytes,uint256)",
        "execTransactionFromModule(address,uint256,bytes,uint8)"
      })
  void holdsTheCallOfAContractForWhichItIsSaidToMakeAHarmlessOne(String signature) {
    String types = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
    List<Object> arguments = new ArrayList<>(List.of(WALLET, BigInteger.ZERO));
    Stream.of(types.split(","))
        .skip(2)
        .forEach(type ->
            arguments.add(
                switch (type) {
                  case "bytes32" -> Bytes.word(BigInteger.ONE);
                  case "bytes" -> Bytes.EMPTY;
                  case "string" -> "";
                  default -> BigInteger.ZERO;
                }));
    Reading reading = new Reading();
    new CallReading(OWN_WALLET, ChainFacts.NONE)
        .read(
            new Call(
                1L,
                WALLET,
                CONTRACT,
                BigInteger.ZERO,
                Selector.of(signature)
                    .concat(AbiParameters.parse(types).encode(arguments.toArray())),
                false,
                "",
                0),
            reading);
    assertThat(reading.findings())
        .extracting(Finding::code)
        .containsExactly(GateFinding.POWER_USED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multicall(bytes[])",
        "multicall(uint256,bytes[])",
        "executeBatch(address[],uint256[],bytes[],bytes32,bytes32)",
        "safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)"
      })
  void doesNotTakeACallThatSaysNothingForOneThatDoesNothing(String signature) {
    assertThat(read(CONTRACT, data(signature)).findings())
        .extracting(Finding::code)
        .contains(GateFinding.UNREAD_CALL);
  }

  @Test
  void readsTheCallsInsideAMulticall() {
    Bytes data =
        Selector.of("multicall(bytes[])")
            .concat(
                AbiParameters.parse("bytes[]")
                    .encode(
                        List.of(data("transferOwnership(address)"), Bytes.fromHex("0x12345678"))));
    Reading reading = read(CONTRACT, data);
    assertThat(reading.effects())
        .contains(new Effect.OwnershipTransferred(CONTRACT, STRANGER, false));
    assertThat(reading.findings())
        .extracting(Finding::code)
        .contains(GateFinding.OWNERSHIP_TRANSFERRED, GateFinding.UNREAD_CALL);
  }

  private static Reading read(Address target, Bytes data) {
    Reading reading = new Reading();
    new CallReading(DIRECTORY, ChainFacts.NONE)
        .read(new Call(1L, WALLET, target, BigInteger.ZERO, data, false, "", 0), reading);
    return reading;
  }

  /** A call with some argument of each type. */
  private static Bytes data(String signature) {
    String types = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
    List<Object> arguments = new ArrayList<>();
    Stream.of(types.split(","))
        .filter(type -> !type.isEmpty())
        .forEach(type ->
            arguments.add(
                switch (type) {
                  case "address" -> STRANGER;
                  case "bytes32" -> Bytes.word(BigInteger.TWO);
                  case "bytes" -> Bytes.EMPTY;
                  case "bool" -> true;
                  case String list when list.endsWith("[]") -> List.of();
                  default -> BigInteger.TWO;
                }));
    return Selector.of(signature).concat(AbiParameters.parse(types).encode(arguments.toArray()));
  }
}
