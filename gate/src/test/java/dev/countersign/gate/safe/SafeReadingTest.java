package dev.countersign.gate.safe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.crypto.Secp256k1;
import dev.countersign.chain.payload.SafePayload;
import dev.countersign.chain.safe.Confirmation;
import dev.countersign.chain.safe.SafeClaims;
import dev.countersign.chain.safe.SafeHash;
import dev.countersign.chain.safe.SafeReader;
import dev.countersign.chain.safe.SafeSignatures;
import dev.countersign.chain.safe.SafeTransaction;
import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.gate.effect.Effect;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.report.CheckReport.ConfirmationLine;
import dev.countersign.gate.report.CheckReport.ConfirmationLine.Status;
import dev.countersign.gate.report.CheckReport.HashLine;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Amount;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.Finding;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SafeReadingTest {
  private static final Address SAFE = Address.of("0x5afe000000000000000000000000000000000001");
  private static final Bytes KEY = Bytes.word(BigInteger.valueOf(7));
  private static final Address OWNER = Secp256k1.addressOf(KEY);
  private static final SafeVersion V130 = new SafeVersion(1, 3, 0);

  private final Reading reading = new Reading();

  @Test
  void showsThatBybitsOwnersSignedWhatTookTheirWalletOver() throws IOException {
    SafeReading.Found found = read(example("bybit-2025-02-21"), null);
    assertThat(found.confirmations())
        .extracting(ConfirmationLine::status)
        .containsExactly(Status.BELONGS, Status.BELONGS, Status.BELONGS);
    assertThat(found.confirmations())
        .extracting(ConfirmationLine::sentence)
        .allMatch(sentence -> sentence.endsWith("whom only the input calls an owner"));
    assertThat(codes()).containsExactly(GateFinding.OWNERS_UNKNOWN);
    assertThat(found.hashes()).filteredOn(HashLine::applies).hasSize(3);
    assertThat(found.hashes())
        .filteredOn(line -> !line.applies())
        .extracting(line -> line.value().toHex())
        .contains("0x00816067f634281378513f1457cf38371f6085a15e35cbca0062011abb05e18e");
  }

  @Test
  void showsThatNoneOfThemSignedWhatTheyWereShown() throws IOException {
    read(example("bybit-2025-02-21-as-shown"), null);
    assertThat(codes()).containsExactly(GateFinding.NO_CONFIRMATION_BELONGS);
  }

  @Test
  void noticesForeignSignaturesByTheirOrderWhereNoOwnerIsNamed() throws IOException {
    SafePayload shown = example("bybit-2025-02-21-as-shown");
    read(withClaims(shown, SafeClaims.NONE), null);
    assertThat(codes()).contains(GateFinding.OWNERS_UNKNOWN, GateFinding.NO_CONFIRMATION_BELONGS);
  }

  @Test
  void saysWhenAConfirmationIsNotByWhomItSaysItIs() {
    SafePayload payload = signed(Address.of("0x00000000000000000000000000000000000000aa"));
    read(payload, null);
    assertThat(codes()).containsExactly(GateFinding.NO_CONFIRMATION_BELONGS);
  }

  @Test
  void takesAConfirmationByItsOwner() {
    SafeReading.Found found = read(signed(OWNER), new Facts(V130, List.of(OWNER), BigInteger.ONE));
    assertThat(codes()).isEmpty();
    assertThat(found.confirmations()).extracting(ConfirmationLine::account).containsExactly(OWNER);
  }

  @Test
  void holdsWhereOnlyTheInputSaysWhoTheOwnersAre() {
    SafePayload signed = signed(OWNER);
    read(signed, null);
    read(withClaims(signed, new SafeClaims(null, null, null, List.of(OWNER), List.of(), 1)), null);
    assertThat(codes()).containsExactly(GateFinding.OWNERS_UNKNOWN, GateFinding.OWNERS_UNKNOWN);
  }

  @Test
  void doesNotTakeAClaimedOwnerWhomTheNodeDoesNotKnow() {
    Address other = Address.of("0x00000000000000000000000000000000000000bb");
    read(signed(OWNER), new Facts(V130, List.of(other), BigInteger.ONE));
    assertThat(codes()).containsExactly(GateFinding.NO_CONFIRMATION_BELONGS);
  }

  @Test
  void countsAnOwnerOnce() {
    SafePayload once = signed(OWNER);
    Confirmation confirmation = once.confirmations().get(0);
    SafePayload twice =
        new SafePayload(
            1L, SAFE, V130, once.transaction(), List.of(confirmation, confirmation), once.claims());
    read(twice, new Facts(V130, List.of(OWNER), BigInteger.ONE));
    assertThat(codes()).containsExactly(GateFinding.CONFIRMATION_NOT_BY_OWNER);
  }

  @Test
  void holdsAnApprovedHashThatOnlyANodeCanTell() {
    Bytes approved = OWNER.word().concat(Bytes.word(BigInteger.ZERO)).concat(Bytes.fromHex("0x01"));
    SafePayload payload =
        new SafePayload(
            1L,
            SAFE,
            V130,
            transaction(BigInteger.ZERO),
            List.of(SafeSignatures.one(OWNER, approved)),
            SafeClaims.NONE);
    read(payload, null);
    assertThat(codes()).containsExactly(GateFinding.CONFIRMATION_UNVERIFIED);
  }

  @Test
  void comparesTheDeclaredHashAndSaysWhichVersionItWouldFit() throws IOException {
    SafePayload bybit = example("bybit-2025-02-21");
    SafeClaims claims =
        new SafeClaims(
            Bytes.fromHex("0x00816067f634281378513f1457cf38371f6085a15e35cbca0062011abb05e18e"),
            null,
            null,
            List.of(),
            bybit.claims().signers(),
            null);
    read(withClaims(bybit, claims), null);
    assertThat(reading.findings())
        .first()
        .satisfies(finding -> {
          assertThat(finding.code()).isEqualTo(GateFinding.DECLARED_HASH_DIFFERS);
          assertThat(finding.sentence()).contains("another version");
        });
  }

  @Test
  void findsTheVersionByTheDeclaredHash() throws IOException {
    SafePayload bybit = example("bybit-2025-02-21");
    SafePayload unversioned =
        new SafePayload(
            bybit.chainId(),
            bybit.safe(),
            null,
            bybit.transaction(),
            bybit.confirmations(),
            bybit.claims());
    assertThat(read(unversioned, null).safeTxHash()).isEqualTo(bybit.claims().safeTxHash());
    assertThat(codes()).containsExactly(GateFinding.OWNERS_UNKNOWN);
  }

  @Test
  void holdsWhereTheVersionCannotBeTold() {
    read(
        new SafePayload(1L, SAFE, null, transaction(BigInteger.ZERO), List.of(), SafeClaims.NONE),
        null);
    assertThat(codes()).containsExactly(GateFinding.SAFE_VERSION_UNKNOWN);
  }

  @Test
  void holdsANonceThatIsNotTheNext() {
    read(signed(OWNER), new Facts(V130, List.of(OWNER), BigInteger.TEN));
    assertThat(codes()).containsExactly(GateFinding.NONCE_STALE);
  }

  @Test
  void tellsWhatARefundCostsBesideTheGasThatIsSaid() {
    SafePayload payload =
        new SafePayload(1L, SAFE, V130, transaction(BigInteger.TEN), List.of(), SafeClaims.NONE);
    read(payload, null);
    assertThat(codes()).containsExactly(GateFinding.REFUND_PAID);
    assertThat(reading.effects())
        .containsExactly(new Effect.RefundPaid(new Asset.Native(1), Amount.of(1_000_300), OWNER));
  }

  private SafeReading.Found read(SafePayload payload, @Nullable SafeFacts facts) {
    return new SafeReading(Directory.SHIPPED)
        .read(payload, payload.safe(), payload.chainId(), null, facts, reading);
  }

  private List<GateFinding> codes() {
    return reading.findings().stream().map(Finding::code).map(GateFinding.class::cast).toList();
  }

  private static SafePayload example(String name) throws IOException {
    return SafeReader.read(
        Json.parse(Files.readString(Path.of("..", "examples", name + ".json")), name));
  }

  private static SafePayload withClaims(SafePayload payload, SafeClaims claims) {
    return new SafePayload(
        payload.chainId(),
        payload.safe(),
        payload.version(),
        payload.transaction(),
        payload.confirmations(),
        claims);
  }

  private static SafePayload signed(Address claimedOwner) {
    SafeTransaction transaction = transaction(BigInteger.ZERO);
    Bytes hash = SafeHash.of(V130, 1L, SAFE, transaction).safeTxHash();
    Confirmation confirmation = SafeSignatures.one(claimedOwner, Secp256k1.sign(hash, KEY));
    return new SafePayload(1L, SAFE, V130, transaction, List.of(confirmation), SafeClaims.NONE);
  }

  private static SafeTransaction transaction(BigInteger gasPrice) {
    return new SafeTransaction(
        OWNER,
        BigInteger.ONE,
        Bytes.EMPTY,
        SafeTransaction.CALL,
        BigInteger.TEN,
        BigInteger.valueOf(20),
        gasPrice,
        Address.ZERO,
        gasPrice.signum() == 0 ? Address.ZERO : OWNER,
        BigInteger.ONE);
  }

  private record Facts(SafeVersion onChain, List<Address> whose, BigInteger next)
      implements SafeFacts {
    @Override
    public Optional<SafeVersion> version() {
      return Optional.of(onChain);
    }

    @Override
    public Optional<List<Address>> owners() {
      return Optional.of(whose);
    }

    @Override
    public Optional<BigInteger> threshold() {
      return Optional.of(BigInteger.ONE);
    }

    @Override
    public Optional<BigInteger> nonce() {
      return Optional.of(next);
    }

    @Override
    public Optional<Boolean> approved(Address owner, Bytes safeTxHash) {
      return Optional.of(false);
    }

    @Override
    public Optional<Boolean> validSignature(
        Address owner, Bytes safeTxHash, Bytes preimage, Bytes signature) {
      return Optional.of(false);
    }
  }
}
