package dev.countersign.chain.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.Keccak256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Secp256k1Test {
  private static final Bytes KEY =
      Bytes.fromHex("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
  private static final Address ACCOUNT = Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  private static final Bytes DIGEST =
      Keccak256.hash(Bytes.of("a message".getBytes(StandardCharsets.US_ASCII)));
  private static final Curve JAVA = new JavaCurve();

  private final Bytes signature = Secp256k1.sign(DIGEST, KEY);
  private final BigInteger r = signature.slice(0, 32).toUnsigned();
  private final BigInteger s = signature.slice(32, 64).toUnsigned();
  private final int recId = signature.at(64) - 27;

  @Test
  void knowsTheAddressesOfPublishedKeys() {
    assertThat(Secp256k1.addressOf(Bytes.word(BigInteger.ONE)))
        .isEqualTo(Address.of("0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf"));
    assertThat(Secp256k1.addressOf(KEY)).isEqualTo(ACCOUNT);
  }

  @Test
  void servesNativelyWhereTheTestsRun() {
    assertThat(Secp256k1.isNative()).isTrue();
  }

  /** Key and digest of EIP-155's example. */
  @Test
  void signsTheExampleOfEip155() {
    Bytes made =
        Secp256k1.sign(
            Bytes.fromHex("0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53"),
            Bytes.fromHex("0x" + "46".repeat(32)));
    assertThat(made.toHex())
        .isEqualTo(
            "0x28ef61340bd939bc2195fe537567866003e1a15d3c71ff63e1590620aa636276"
                + "67cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1966a3b6d83"
                + "1b");
  }

  @Test
  void recoversTheSigner() {
    assertThat(Secp256k1.recover(DIGEST, r, s, recId)).contains(ACCOUNT);
    assertThat(Secp256k1.recover(DIGEST, r, s, 1 - recId)).isPresent().get().isNotEqualTo(ACCOUNT);
  }

  @Test
  void recoversTheSameSignerFromTheHighHalfOfS() {
    assertThat(s).isLessThanOrEqualTo(Secp256k1.HALF_ORDER);
    assertThat(Secp256k1.recover(DIGEST, r, Secp256k1.ORDER.subtract(s), 1 - recId))
        .contains(ACCOUNT);
  }

  @Test
  void recoversNobodyFromNumbersOutOfRange() {
    BigInteger n = Secp256k1.ORDER;
    BigInteger most = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    for (BigInteger bad :
        new BigInteger[] {BigInteger.ZERO, BigInteger.ONE.negate(), n, n.add(r), most}) {
      assertThat(Secp256k1.recover(DIGEST, bad, s, recId)).isEmpty();
      assertThat(Secp256k1.recover(DIGEST, r, bad, recId)).isEmpty();
    }
    for (int bad : new int[] {-1, 2, 3, 27}) {
      assertThat(Secp256k1.recover(DIGEST, r, s, bad)).isEmpty();
    }
  }

  /** 5 is the x of no point of the curve: 5^3 + 7 is no square. */
  @Test
  void recoversNobodyWhereNoPointHasThatX() {
    BigInteger five = BigInteger.valueOf(5);
    for (int id = 0; id < 2; id++) {
      assertThat(Secp256k1.recover(DIGEST, five, s, id)).isEmpty();
      assertThat(Secp256k1.recover(JAVA, DIGEST, five, s, id)).isEmpty();
    }
  }

  @Test
  void refusesDigestsAndKeysOfOtherLengthsWithoutSayingTheKey() {
    assertThatIllegalArgumentException().isThrownBy(() -> Secp256k1.recover(Bytes.EMPTY, r, s, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secp256k1.sign(DIGEST, KEY.slice(0, 31)))
        .withMessageNotContaining("ac09");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secp256k1.sign(DIGEST, Bytes.word(Secp256k1.ORDER)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secp256k1.addressOf(Bytes.word(BigInteger.ZERO)));
  }

  /** The generator and its account; one bit less is no point. */
  @Test
  void tellsPointsFromOtherBytes() {
    Bytes generator =
        Bytes.fromHex(
            "0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
                + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8");
    Address account = Secp256k1.addressOf(Bytes.word(BigInteger.ONE));
    assertThat(Secp256k1.addressOfPoint(generator)).contains(account);
    assertThat(Secp256k1.addressOfPoint(Bytes.fromHex("0x04").concat(generator))).contains(account);
    byte[] off = generator.toArray();
    off[63] ^= 1;
    for (Bytes bad :
        List.of(
            Bytes.of(off),
            Bytes.EMPTY,
            generator.slice(0, 63),
            Bytes.fromHex("0x03").concat(generator),
            Bytes.fromHex("0x02").concat(generator.slice(0, 32)),
            Bytes.of(new byte[64]),
            Bytes.fromHex("0x" + "ff".repeat(64)))) {
      assertThat(Secp256k1.addressOfPoint(bad)).isEmpty();
    }
    Curve found = new NativeCurve(fr.acinq.secp256k1.Secp256k1.get());
    Random random = new Random(4);
    for (int i = 0; i < 100; i++) {
      byte[] key = found.publicKey(randomScalar(random).toArray());
      assertThat(found.isPoint(key) && JAVA.isPoint(key)).isTrue();
      key[1 + i % 64] ^= 1;
      assertThat(found.isPoint(key)).isEqualTo(JAVA.isPoint(key));
    }
  }

  @Test
  void nativeAndJavaSignAlike() {
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      Bytes key = randomScalar(random);
      Bytes digest = randomBytes(random);
      assertThat(Secp256k1.sign(JAVA, digest, key.toArray()))
          .isEqualTo(Secp256k1.sign(digest, key));
    }
  }

  @Test
  void nativeAndJavaRecoverAlikeFromAnyNumbers() {
    Random random = new Random(2);
    int recovered = 0;
    for (int i = 0; i < 300; i++) {
      Bytes digest = randomBytes(random);
      BigInteger anyR = randomScalar(random).toUnsigned();
      BigInteger anyS = randomScalar(random).toUnsigned();
      for (int id = 0; id < 2; id++) {
        var expected = Secp256k1.recover(JAVA, digest, anyR, anyS, id);
        assertThat(Secp256k1.recover(digest, anyR, anyS, id)).isEqualTo(expected);
        recovered += expected.isPresent() ? 1 : 0;
      }
    }
    assertThat(recovered).isBetween(200, 400);
  }

  /** With s·R = e·G the recovered key would be the point at infinity. */
  @Test
  void neitherRecoversTheKeyAtInfinity() {
    BigInteger k = BigInteger.TWO;
    Bytes point = Bytes.of(JAVA.publicKey(Bytes.word(k).toArray()));
    BigInteger x = point.slice(1, 33).toUnsigned();
    int parity = point.at(64) & 1;
    BigInteger anyS = new BigInteger("1234567890123456789");
    Bytes digest = Bytes.word(anyS.multiply(k));
    assertThat(Secp256k1.recover(digest, x, anyS, parity)).isEmpty();
    assertThat(Secp256k1.recover(JAVA, digest, x, anyS, parity)).isEmpty();
  }

  @Test
  void nativeAndJavaAddToPublicKeysAlike() {
    Random random = new Random(3);
    int sums = 0;
    for (int i = 0; i < 100; i++) {
      Bytes key = Bytes.of(new byte[] {(byte) (2 + i % 2)}).concat(randomBytes(random));
      Bytes tweak = randomBytes(random);
      var expected = Secp256k1.addToPublicKey(JAVA, key, tweak);
      assertThat(Secp256k1.addToPublicKey(key, tweak)).isEqualTo(expected);
      sums += expected.isPresent() ? 1 : 0;
    }
    assertThat(sums).isBetween(30, 70);
  }

  @Test
  void addsNothingAtTheEdges() {
    Bytes generator =
        Bytes.fromHex("0x0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798");
    Bytes none = Bytes.word(BigInteger.ZERO);
    Bytes minusOne = Bytes.word(Secp256k1.ORDER.subtract(BigInteger.ONE));
    for (Curve curve : List.of(JAVA, new NativeCurve(fr.acinq.secp256k1.Secp256k1.get()))) {
      assertThat(Secp256k1.addToPublicKey(curve, generator, none)).contains(generator);
      assertThat(Secp256k1.addToPublicKey(curve, generator, minusOne)).isEmpty();
      assertThat(Secp256k1.addToPublicKey(curve, generator, Bytes.word(Secp256k1.ORDER))).isEmpty();
      Bytes other = Bytes.of(new byte[] {4}).concat(generator.from(1));
      assertThat(Secp256k1.addToPublicKey(curve, other, none)).isEmpty();
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Secp256k1.addToPublicKey(generator.from(1), none));
  }

  private static Bytes randomBytes(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Bytes.of(bytes);
  }

  private static Bytes randomScalar(Random random) {
    Bytes bytes = randomBytes(random);
    return Bytes.word(
        bytes.toUnsigned().mod(Secp256k1.ORDER.subtract(BigInteger.ONE)).add(BigInteger.ONE));
  }
}
