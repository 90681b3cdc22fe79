package dev.countersign.gate.known;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.countersign.chain.safe.SafeVersion;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.UnreadableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownFileTest {
  @Test
  void readsEveryPart() {
    Known known =
        KnownFile.read(
            """
            {"wallets": [{"chainId": 1, "address": "0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF4",
                "label": "Cold", "owners": ["0x1111111111111111111111111111111111111111"],
                "threshold": 1, "version": "1.1.1"}],
             "addresses": [{"address": "0x2222222222222222222222222222222222222222",
                "kind": "multi-send-call-only", "label": "Batches"}],
             "tokens": [{"chainId": 1, "contract": "0x3333333333333333333333333333333333333333",
                "symbol": "XYZ", "decimals": 6}],
             "domains": ["app.safe.global"],
             "seen": [{"chainId": 1, "wallet": "0x1111111111111111111111111111111111111111",
                "nonce": 71,
                "hash": "0xb3476d061aeb8fc1d605a873c483a2402d88a68a9cdd1a8b47655dd55ba004f8"}],
             "bitcoinKeys": ["[73c5da0a/84'/0'/0']zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs"],
             "bitcoinAddresses": [{"address": "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu",
                "kind": "own", "label": "Reserve"}]}
            """);
    assertThat(known.wallets().getFirst().version()).isEqualTo(new SafeVersion(1, 1, 1));
    assertThat(known.wallets().getFirst().owners())
        .containsExactly(Address.of("0x1111111111111111111111111111111111111111"));
    assertThat(known.addresses().getFirst().kind()).isEqualTo(Known.Kind.MULTI_SEND_CALL_ONLY);
    assertThat(known.addresses().getFirst().chainId()).isNull();
    assertThat(known.tokens().getFirst().decimals()).isEqualTo(6);
    assertThat(known.domains()).containsExactly("app.safe.global");
    assertThat(known.seen().getFirst().nonce()).isEqualTo(71);
    assertThat(known.bitcoinKeys()).singleElement().asString().startsWith("[73c5da0a/84'/0'/0']z");
    assertThat(known.bitcoinAddresses())
        .containsExactly(
            new Known.BitcoinEntry(
                "bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu", Known.Kind.OWN, "Reserve"));
  }

  @Test
  void takesAnEmptyObjectAsNothingKnown() {
    assertThat(KnownFile.read("{}")).isEqualTo(Known.NOTHING);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[] | is not a JSON object",
        "{\"adresses\": []} | has a field \"adresses\"; the right ones are wallets, addresses",
        "{\"addresses\": {}} | is not a list",
        "{\"addresses\": [{\"address\": \"0x22\", \"kind\": \"own\", \"label\": \"x\"}]}"
            + " | In \"addresses\", entry 1: The field \"address\" is not an address",
        "{\"addresses\": [{\"address\": \"0x2222222222222222222222222222222222222222\","
            + " \"kind\": \"friend\", \"label\": \"x\"}]} | is none of own, counterparty",
        "{\"addresses\": [{\"address\": \"0x2222222222222222222222222222222222222222\","
            + " \"kind\": \"own\", \"label\": \"a\\u202eb\"}]} | characters that cannot be seen",
        "{\"addresses\": [{\"address\": \"0x2222222222222222222222222222222222222222\","
            + " \"kind\": \"own\", \"label\": \" \"}]} | is not text of 1 to 200",
        "{\"domains\": [\"https://app.safe.global\"]} | is not a host",
        "{\"tokens\": [{\"contract\": \"0x2222222222222222222222222222222222222222\","
            + " \"symbol\": \"A\", \"decimals\": 6}]} | a token is on one chain",
        "{\"tokens\": [{\"chainId\": 1, \"contract\":"
            + " \"0x2222222222222222222222222222222222222222\", \"symbol\": \"A\","
            + " \"decimals\": 256}]} | not between 0 and 255",
        "{\"tokens\": [{\"chainId\": 1, \"contract\":"
            + " \"0x2222222222222222222222222222222222222222\", \"symbol\": \"A\","
            + " \"decimals\": 6}, {\"chainId\": 1, \"contract\":"
            + " \"0x2222222222222222222222222222222222222222\", \"symbol\": \"A\","
            + " \"decimals\": 8}]} | stands twice",
        "{\"wallets\": [{\"address\": \"0x2222222222222222222222222222222222222222\","
            + " \"label\": \"x\", \"owners\": [\"0x2222222222222222222222222222222222222222\"],"
            + " \"threshold\": 2}]} | not between 1 and 1",
        "{\"wallets\": [{\"address\": \"0x2222222222222222222222222222222222222222\","
            + " \"label\": \"x\", \"owners\": [\"0x2222222222222222222222222222222222222222\","
            + " \"0x2222222222222222222222222222222222222222\"]}]} | stands twice in \"owners\"",
        "{\"wallets\": [{\"address\": \"0x1Db92e2EeBC8E0c075a02BeA49a2935BcD2dFCF5\","
            + " \"label\": \"x\"}]} | wrong EIP-55 checksum",
        "{\"wallets\": [7]} | is not a JSON object",
        "{\"seen\": [{\"wallet\": \"0x2222222222222222222222222222222222222222\", \"nonce\": 1,"
            + " \"hash\": \"0x12\"}]} | a hash has 32",
        "{\"bitcoinKeys\": [\"zpub1\"]} | In \"bitcoinKeys\", entry 1: A Bitcoin key is not an",
        "{\"bitcoinKeys\": [\"xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxW"
            + "Utg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi\"]} | A Bitcoin key is a private key",
        "{\"bitcoinAddresses\": [{\"address\": \"bc1q\", \"kind\": \"own\", \"label\": \"x\"}]}"
            + " | is not a Bitcoin address"
      })
  void saysWhatIsWrong(String json, String part) {
    assertThatExceptionOfType(UnreadableInput.class)
        .isThrownBy(() -> KnownFile.read(json))
        .withMessageContaining(part);
  }
}
