package dev.countersign.chain.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of BIP-84 and BIP-86, whose account is that of "abandon … about". */
class WalletAddressesTest {
  private static final String BIP_84 =
      "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";
  private static final String BIP_86 =
      "xpub6BgBgsespWvERF3LHQu6CnqdvfEvtMcQjYrcRzx53QJjSxarj2afYWcLteoGVky7D3UKDP9QyrLprQ3VCECoY49yfdDEHGCtMMj92pReUsQ";

  @ParameterizedTest
  @CsvSource({
    BIP_84 + ", P2WPKH, 0, 0, bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
    BIP_84 + ", P2WPKH, 0, 1, bc1qnjg0jd8228aq7egyzacy8cys3knf9xvrerkf9g",
    BIP_84 + ", P2WPKH, 1, 0, bc1q8c6fshw2dlwun7ekn9qwf37cu2rn755upcp6el",
    BIP_86 + ", P2TR, 0, 0, bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr",
    BIP_86 + ", P2TR, 0, 1, bc1p4qhjn9zdvkux4e44uhx8tc55attvtyu358kutcqkudyccelu0was9fqzwh",
    BIP_86 + ", P2TR, 1, 0, bc1p3qkhfews2uk44qtvauqyr2ttdsw7svhkl9nkm9s9c3x4ax5h60wqwruhk7",
  })
  void derivesWhatTheProposalsSay(
      String key, WalletAddresses.Form form, int branch, long index, String address) {
    assertThat(
            new WalletAddresses(ExtendedKey.parse(key, "The key"), form, BitcoinNetwork.MAINNET)
                .at(branch, index))
        .contains(address);
  }
}
