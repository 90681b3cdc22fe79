package dev.countersign.gate.bitcoin;

import dev.countersign.chain.payload.BitcoinPayload;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.known.Known;
import dev.countersign.gate.reading.Reading;
import dev.countersign.model.verdict.FindingCode;
import java.util.List;
import java.util.Set;

/** Wallets of published vectors, and what is found in a payload by who knows them. */
final class TestWallets {
  /** BIP-84's account of the mnemonic "abandon … about". */
  static final String A =
      "[73c5da0a/84'/0'/0']zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCTo"
          + "UG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";

  /** BIP-86's account of the same. */
  static final String B =
      "[73c5da0a/86'/0'/0']xpub6BgBgsespWvERF3LHQu6CnqdvfEvtMcQjYrcRzx53QJjSxarj2afYWcLteoGVky7D3UKDP"
          + "9QyrLprQ3VCECoY49yfdDEHGCtMMj92pReUsQ";

  /** BIP-32's test vector 2. */
  static final String C =
      "[bd16bee5/0]xpub69H7F5d8KSRgmmdJg2KhpAK8SR3DjMwAdkxj3ZuxV27CprR9LgpeyGmXUbC6wb7ERfvrnKZjXoUmmDz"
          + "nezpbZb7ap6r1D3tgFxHmwMkQTPH";

  /** BIP-84's first receiving and first change address. */
  static final String A_CHANGE = "bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el";

  static final String EXCHANGE = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
  static final String STRANGER = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
  static final long BTC = 100_000_000;

  static Directory knowing(List<String> keys, Known.BitcoinEntry... addresses) {
    return new Directory(
        new Known(List.of(), List.of(), List.of(), Set.of(), List.of(), keys, List.of(addresses)));
  }

  static Known.BitcoinEntry counterparty(String address) {
    return new Known.BitcoinEntry(address, Known.Kind.COUNTERPARTY, "Exchange");
  }

  static final Directory DIRECTORY = knowing(List.of(A, B, C), counterparty(EXCHANGE));

  static Reading reading(BitcoinPayload payload, Directory directory) {
    Reading out = new Reading();
    new BitcoinReading(directory).read(payload, out);
    return out;
  }

  static List<FindingCode> codes(TestPsbt psbt) {
    return codes(reading(psbt.read(), DIRECTORY));
  }

  static List<FindingCode> codes(Reading reading) {
    return reading.findings().stream().map(finding -> finding.code()).toList();
  }

  static TestPsbt payment() {
    return new TestPsbt()
        .spends(3 * BTC, TestScript.p2wpkh(A, 0, 0))
        .pays(BTC, TestScript.of(EXCHANGE));
  }

  static TestScript known() {
    return TestScript.of(EXCHANGE);
  }

  private TestWallets() {}
}
