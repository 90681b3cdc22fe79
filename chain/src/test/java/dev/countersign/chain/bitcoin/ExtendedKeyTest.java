package dev.countersign.chain.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtendedKeyTest {
  /** BIP-84's account of the mnemonic "abandon … about". */
  private static final String BIP84 =
      "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31"
          + "mGDtKsAYz2oz2AGutZYs";

  private static ExtendedKey read(String text) {
    return ExtendedKey.parse(text, "The key");
  }

  @Test
  void derivesTheKeysOfBip84() {
    ExtendedKey account = read(BIP84);
    assertThat(account.child(0).orElseThrow().child(0).orElseThrow().publicKey())
        .isEqualTo(
            Bytes.fromHex("0330d54fd0dd420a6e5f8d3624f5f3482cae350f79d5f0753bf5beef9c2d91af3c"));
    assertThat(account.child(1).orElseThrow().child(0).orElseThrow().publicKey())
        .isEqualTo(
            Bytes.fromHex("03025324888e429ab8e3dbaf1f7802648b9cd01e9b418485c5fa4c1b9b5700e1a6"));
    assertThat(account.depth()).isEqualTo(3);
    assertThat(account.origin()).isNull();
  }

  /** BIP-32, test vector 2: the public child 0 of the master key. */
  @Test
  void derivesTheChildOfBip32() {
    ExtendedKey master =
        read(
            "xpub661MyMwAqRbcFW31YEwpkMuc5THy2PSt5bDMsktWQcFF8syAmRUapSCGu8ED9W6oDMSgv6Zz8idoc4a6m"
                + "r8BDzTJY47LJhkJ8UB7WEGuduB");
    ExtendedKey child =
        read(
            "xpub69H7F5d8KSRgmmdJg2KhpAK8SR3DjMwAdkxj3ZuxV27CprR9LgpeyGmXUbC6wb7ERfvrnKZjXoUmmDznez"
                + "pbZb7ap6r1D3tgFxHmwMkQTPH");
    assertThat(master.child(0)).contains(child);
    assertThat(master.fingerprint()).isEqualTo(Bytes.fromHex("bd16bee5"));
  }

  @Test
  void readsTheOrigin() {
    ExtendedKey.Origin origin = read("[73c5da0a/84h/0'/0H]" + BIP84).origin();
    assertThat(origin)
        .isEqualTo(
            new ExtendedKey.Origin(
                Bytes.fromHex("73c5da0a"), KeyPath.parse("m/84'/0'/0'", "The path")));
  }

  /** BIP-32, test vector 5, and mistakes of people. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "zpub1",
        "[73c5da0a/84'/0'/0'/1]" + BIP84,
        "[73c5da0a/84'/0'/2147483648']" + BIP84,
        "[73c5da/84'/0'/0']" + BIP84,
        BIP84 + "/0/*",
        "xpub661MyMwAqRbcEYS8w7XLSVeEsBXy79zSzH1J8vCdxAZningWLdN3zgtU6LBpB85b3D2yc8sfvZU521AAwdZafEz7"
            + "mnzBBsz4wKY5fTtTQBm",
        "xpub661MyMwAqRbcEYS8w7XLSVeEsBXy79zSzH1J8vCdxAZningWLdN3zgtU6Txnt3siSujt9RCVYsx4qHZGc62TG4Mcv"
            + "MGcAUjeuwZdduYEvFn",
        "xpub661MyMwAqRbcEYS8w7XLSVeEsBXy79zSzH1J8vCdxAZningWLdN3zgtU6N8ZMMXctdiCjxTNq964yKkwrkBJJwpzZ"
            + "S4HS2fxvyYUA4q2Xe4",
        "xpub661no6RGEX3uJkY4bNnPcw4URcQTrSibUZ4NqJEw5eBkv7ovTwgiT91XX27VbEXGENhYRCf7hyEbWrR3FewATdCEe"
            + "bj6znwMfQkhRYHRLpJ",
        "xpub661MyMwAuDcm6CRQ5N4qiHKrJ39Xe1R1NyfouMKTTWcguwVcfrZJaNvhpebzGerh7gucBvzEQWRugZDuDXjNDRmXz"
            + "SZe4c7mnTK97pTvGS8",
        "DMwo58pR1QLEFihHiXPVykYB6fJmsTeHvyTp7hRThAtCX8CvYzgPcn8XnmdfHGMQzT7ayAmfo4z3gY5KfbrZWZ6St24UV"
            + "f2Qgo6oujFktLHdHY4",
        "xpub661MyMwAqRbcEYS8w7XLSVeEsBXy79zSzH1J8vCdxAZningWLdN3zgtU6Q5JXayek4PRsn35jii4veMimro1xefsM"
            + "58PgBMrvdYre8QyULY"
      })
  void refusesWhatIsNoExtendedPublicKey(String text) {
    assertThatExceptionOfType(UnreadableInput.class)
        .isThrownBy(() -> read(text))
        .withMessageStartingWith("The key ");
  }

  /** BIP-32, test vector 1: everybody knows this key. */
  @Test
  void refusesAPrivateKeyWithoutRepeatingIt() {
    String secret =
        "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGt"
            + "RBeJgk33yuGBxrMPHi";
    assertThatExceptionOfType(UnreadableInput.class)
        .isThrownBy(() -> read(secret))
        .withMessageContaining("is a private key")
        .satisfies(e -> assertThat(e.sentence()).doesNotContain(secret.substring(4, 20)));
  }

  @Test
  void refusesToDeriveAHardenedChild() {
    assertThatIllegalArgumentException().isThrownBy(() -> read(BIP84).child(KeyPath.HARDENED));
  }
}
