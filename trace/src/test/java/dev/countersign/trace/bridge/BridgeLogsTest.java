package dev.countersign.trace.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.abi.AbiParameters;
import dev.countersign.chain.block.EventLog;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What bridges log, in their contracts' own forms, and what is read of it. */
class BridgeLogsTest {
  private static final Address BRIDGE = Address.of("0x" + "b1".repeat(20));
  private static final Address THIEF = Address.of("0x" + "a1".repeat(20));
  private static final Address FRIEND = Address.of("0x" + "a2".repeat(20));
  private static final Address TOKEN = Address.of("0x" + "7c".repeat(20));
  private static final Address NOBODY = Address.ZERO;
  private static final Bytes ID = Bytes.fromHex("0x" + "1d".repeat(32));
  private static final String HASH = "0x" + "aa".repeat(32);

  private static EventLog log(String signature, List<Bytes> indexed, Bytes data) {
    List<Bytes> topics = new ArrayList<>();
    topics.add(Keccak256.hash(Bytes.of(signature.getBytes(StandardCharsets.US_ASCII))));
    topics.addAll(indexed);
    return new EventLog(BRIDGE, topics, data);
  }

  private static Bytes data(String types, Object... values) {
    return AbiParameters.parse(types).encode(values);
  }

  private static Bytes word(long number) {
    return Bytes.word(BigInteger.valueOf(number));
  }

  private static Sighting.Left left(EventLog log) {
    return (Sighting.Left) BridgeLogs.read(log, "1", HASH, 1_000).orElseThrow();
  }

  private static Sighting.Came came(EventLog log) {
    return (Sighting.Came) BridgeLogs.read(log, "56", HASH, 2_000).orElseThrow();
  }

  private static void hasLeft(EventLog log, String bridge, String to, String destination) {
    Sighting.Left one = left(log);
    assertThat(one.bridge()).isEqualTo(bridge);
    assertThat(one.departure().amount()).isEqualTo(new BigDecimal(500));
    assertThat(one.departure().recipient()).contains(to);
    assertThat(one.departure().destination()).contains(destination);
    assertThat(one.departure().transaction()).isEqualTo(HASH);
  }

  private static void areOne(EventLog left, EventLog came) {
    List<Crossing> found = Crossings.of(List.of(came(came), left(left)));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().confidence()).isEqualTo(1);
    assertThat(found.getFirst().basis()).contains("says that they are one transfer");
  }

  @Test
  void knowsTheTopicsThatAreOnTheChain() {
    assertThat(BridgeLogs.topics())
        .hasSize(22)
        .contains(
            Bytes.fromHex("0xa3d219cf126a12be40d7ad1ceef46231c987988dd4e686457b610e1b6b80a4bf"),
            Bytes.fromHex("0x9f9a97db84f39202ca3b409b63f7ccf7d3fd810e176573c7483088b6f181bbbb"),
            Bytes.fromHex("0x34660fc8af304464529f48a778e03d03e4d34bcd5f9b6f0cfbf3cd238c642f7f"),
            Bytes.fromHex("0xfb2b592367452f1c437675bed47f5e1e6c25188c17d7ba01a12eb030bc41ccef"));
  }

  @Test
  void readsThorchainByItsMemo() {
    EventLog in =
        log(
            "Deposit(address,address,uint256,string)",
            List.of(BRIDGE.word(), NOBODY.word()),
            data("uint256,string", 500, "=:BTC.BTC:bc1qthief:0/1/0:t:30"));
    hasLeft(in, "THORChain", "bc1qthief", "bitcoin");
    areOne(
        in,
        log(
            "TransferOut(address,address,address,uint256,string)",
            List.of(BRIDGE.word(), FRIEND.word()),
            data("address,uint256,string", NOBODY, 490, "OUT:" + "AA".repeat(32))));
  }

  @Test
  void readsCelerByItsTransfersNumber() {
    EventLog in =
        log(
            "Send(bytes32,address,address,address,uint256,uint64,uint64,uint32)",
            List.of(),
            data(
                "bytes32,address,address,address,uint256,uint64,uint64,uint32",
                ID,
                THIEF,
                FRIEND,
                TOKEN,
                500,
                56,
                7,
                3000));
    hasLeft(in, "Celer cBridge", FRIEND.toHex(), "56");
    areOne(
        in,
        log(
            "Relay(bytes32,address,address,address,uint256,uint64,bytes32)",
            List.of(),
            data(
                "bytes32,address,address,address,uint256,uint64,bytes32",
                word(1),
                THIEF,
                FRIEND,
                TOKEN,
                499,
                1,
                ID)));
  }

  @Test
  void readsAcrossOfBothVersions() {
    EventLog in =
        log(
            "V3FundsDeposited(address,address,uint256,uint256,uint256,uint32,uint32,uint32,uint32,"
                + "address,address,address,bytes)",
            List.of(word(42161), word(9), THIEF.word()),
            data(
                "address,address,uint256,uint256,uint32,uint32,uint32,address,address,bytes",
                TOKEN,
                TOKEN,
                500,
                499,
                1,
                2,
                3,
                FRIEND,
                NOBODY,
                Bytes.EMPTY));
    hasLeft(in, "Across", FRIEND.toHex(), "42161");
    areOne(
        in,
        log(
            "FilledV3Relay(address,address,uint256,uint256,uint256,uint256,uint32,uint32,uint32,"
                + "address,address,address,address,bytes,(address,bytes,uint256,uint8))",
            List.of(word(1), word(9), BRIDGE.word()),
            data(
                "address,address,uint256,uint256,uint256,uint32,uint32,address,address,address,bytes,"
                    + "(address,bytes,uint256,uint8)",
                TOKEN,
                TOKEN,
                500,
                499,
                1,
                2,
                3,
                NOBODY,
                THIEF,
                FRIEND,
                Bytes.EMPTY,
                List.of(FRIEND, Bytes.EMPTY, 499, 0))));
    EventLog later =
        log(
            "FundsDeposited(bytes32,bytes32,uint256,uint256,uint256,uint256,uint32,uint32,uint32,"
                + "bytes32,bytes32,bytes32,bytes)",
            List.of(word(10), word(9), THIEF.word()),
            data(
                "bytes32,bytes32,uint256,uint256,uint32,uint32,uint32,bytes32,bytes32,bytes",
                TOKEN.word(),
                TOKEN.word(),
                500,
                499,
                1,
                2,
                3,
                ID,
                word(0),
                Bytes.EMPTY));
    hasLeft(later, "Across", ID.toHex(), "10");
    areOne(
        later,
        log(
            "FilledRelay(bytes32,bytes32,uint256,uint256,uint256,uint256,uint256,uint32,uint32,"
                + "bytes32,bytes32,bytes32,bytes32,bytes32,(bytes32,bytes32,uint256,uint8))",
            List.of(word(1), word(9), BRIDGE.word()),
            data(
                "bytes32,bytes32,uint256,uint256,uint256,uint32,uint32,bytes32,bytes32,bytes32,bytes32,"
                    + "(bytes32,bytes32,uint256,uint8)",
                TOKEN.word(),
                TOKEN.word(),
                500,
                499,
                1,
                2,
                3,
                word(0),
                THIEF.word(),
                ID,
                word(0),
                List.of(ID, word(0), 499, 0))));
  }

  @Test
  void readsStargateByItsMessage() {
    EventLog in =
        log(
            "OFTSent(bytes32,uint32,address,uint256,uint256)",
            List.of(ID, THIEF.word()),
            data("uint32,uint256,uint256", 30102, 500, 499));
    assertThat(left(in).departure().destination()).contains("56");
    assertThat(left(in).departure().sender()).isEqualTo(THIEF.toHex());
    assertThat(left(in).departure().recipient()).isEmpty();
    areOne(
        in,
        log(
            "OFTReceived(bytes32,uint32,address,uint256)",
            List.of(ID, FRIEND.word()),
            data("uint32,uint256", 30101, 499)));
  }

  /** The pool takes its fees off before it says what goes on, and adds what it pays as a reward. */
  @Test
  void readsTheFirstStargateAndMatchesItByWhoGetsIt() {
    EventLog in =
        log(
            "Swap(uint16,uint256,address,uint256,uint256,uint256,uint256,uint256)",
            List.of(),
            data(
                "uint16,uint256,address,uint256,uint256,uint256,uint256,uint256",
                102,
                2,
                THIEF,
                498,
                2,
                1,
                1,
                0));
    EventLog out =
        log(
            "SwapRemote(address,uint256,uint256,uint256)",
            List.of(),
            data("address,uint256,uint256,uint256", THIEF, 500, 1, 1));
    assertThat(left(in).departure().destination()).contains("56");
    assertThat(left(in).departure().sender()).isEqualTo(THIEF.toHex());
    assertThat(left(in).departure().amount()).isEqualTo(new BigDecimal(500));
    assertThat(left(in).link()).isEmpty();
    assertThat(came(out).arrival().recipient()).isEqualTo(THIEF.toHex());
    List<Crossing> found = Crossings.of(List.of(came(out), left(in)));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().confidence()).isLessThan(1);
  }

  @Test
  void readsMultichainByTheHashOfTheDeposit() {
    EventLog in =
        log(
            "LogAnySwapOut(address,address,address,uint256,uint256,uint256)",
            List.of(TOKEN.word(), THIEF.word(), FRIEND.word()),
            data("uint256,uint256,uint256", 500, 1, 56));
    hasLeft(in, "Multichain", FRIEND.toHex(), "56");
    areOne(
        in,
        log(
            "LogAnySwapIn(bytes32,address,address,uint256,uint256,uint256)",
            List.of(Bytes.fromHex(HASH), TOKEN.word(), FRIEND.word()),
            data("uint256,uint256,uint256", 499, 1, 56)));
  }

  @Test
  void readsPolyAndNomadAndMatchesThemByWhoGetsIt() {
    EventLog poly =
        log(
            "LockEvent(address,address,uint64,bytes,bytes,uint256)",
            List.of(),
            data(
                "address,address,uint64,bytes,bytes,uint256",
                TOKEN,
                THIEF,
                6,
                TOKEN.bytes(),
                FRIEND.bytes(),
                500));
    hasLeft(poly, "Poly Network", FRIEND.toHex(), "56");
    EventLog nomad =
        log(
            "Send(address,address,uint32,bytes32,uint256,bool)",
            List.of(TOKEN.word(), THIEF.word(), word(1_650_811_245)),
            data("bytes32,uint256,bool", FRIEND.word(), 500, false));
    hasLeft(nomad, "Nomad", FRIEND.toHex(), "1284");
    List<Crossing> found =
        Crossings.of(
            List.of(
                left(poly),
                came(
                    log(
                        "UnlockEvent(address,address,uint256)",
                        List.of(),
                        data("address,address,uint256", TOKEN, FRIEND, 500)))));
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().confidence()).isLessThan(1);
  }

  @Test
  void readsChainflip() {
    hasLeft(
        log(
            "SwapNative(uint32,bytes,uint32,uint256,address,bytes)",
            List.of(THIEF.word()),
            data("uint32,bytes,uint32,uint256,bytes", 3, ID, 5, 500, Bytes.EMPTY)),
        "Chainflip",
        ID.toHex(),
        "bitcoin");
    assertThat(
            left(log(
                    "SwapToken(uint32,bytes,uint32,address,uint256,address,bytes)",
                    List.of(THIEF.word()),
                    data(
                        "uint32,bytes,uint32,address,uint256,bytes",
                        3,
                        ID,
                        5,
                        TOKEN,
                        500,
                        Bytes.EMPTY)))
                .departure()
                .asset())
        .isEqualTo(TOKEN.toHex());
  }

  @Test
  void readsWormholesPayload() {
    Bytes payload =
        Bytes.fromHex("0x01")
            .concat(word(500))
            .concat(TOKEN.word())
            .concat(Bytes.fromHex("0x0002"))
            .concat(FRIEND.word())
            .concat(Bytes.fromHex("0x0004"))
            .concat(word(0));
    EventLog in =
        log(
            "LogMessagePublished(address,uint64,uint32,bytes,uint8)",
            List.of(BRIDGE.word()),
            data("uint64,uint32,bytes,uint8", 77, 0, payload, 1));
    hasLeft(in, "Wormhole", FRIEND.toHex(), "56");
    areOne(
        in,
        log(
            "TransferRedeemed(uint16,bytes32,uint64)",
            List.of(word(2), BRIDGE.word(), word(77)),
            Bytes.EMPTY));
  }

  @Test
  void takesAnotherFormForNothing() {
    Optional<Sighting> cut =
        BridgeLogs.read(
            log(
                "Send(bytes32,address,address,address,uint256,uint64,uint64,uint32)",
                List.of(),
                Bytes.fromHex("0x" + "00".repeat(40))),
            "1",
            HASH,
            0);
    assertThat(cut).isEmpty();
    assertThat(BridgeLogs.read(new EventLog(BRIDGE, List.of(), Bytes.EMPTY), "1", HASH, 0))
        .isEmpty();
    assertThat(
            BridgeLogs.read(
                log(
                    "LogMessagePublished(address,uint64,uint32,bytes,uint8)",
                    List.of(BRIDGE.word()),
                    data("uint64,uint32,bytes,uint8", 77, 0, Bytes.fromHex("0x0102"), 1)),
                "1",
                HASH,
                0))
        .isEmpty();
  }

  @Test
  void readsMemosOfAllKinds() {
    assertThat(Memo.swap("SWAP:ETH.USDC-0XA0B8:0xabc"))
        .contains(new Memo("1", "USDC-0XA0B8", Optional.of("0xabc")));
    assertThat(Memo.swap("=:b:bc1q/bc1refund:1"))
        .contains(new Memo("bitcoin", "BTC", Optional.of("bc1q")));
    assertThat(Memo.swap("=:r")).contains(new Memo("thorchain", "RUNE", Optional.empty()));
    assertThat(Memo.swap("ADD:BTC.BTC:thor1x")).isEmpty();
    assertThat(Memo.swap("")).isEmpty();
    assertThat(Memo.paidOut("OUT:zz")).isEmpty();
  }
}
