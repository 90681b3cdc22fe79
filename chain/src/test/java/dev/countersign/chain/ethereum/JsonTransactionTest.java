package dev.countersign.chain.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.chain.payload.EthereumPayload;
import dev.countersign.model.json.Json;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.value.UnreadableInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JsonTransactionTest {
  private static final String TO = "'to':'0x70997970C51812dc3A010C7d01b50e0d17dc79C8'";
  private static final String AUTHORISATION =
      "{'chainId':1,'address':'0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48','nonce':0}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'gasPrice':1|0",
        "'gasPrice':1,'accessList':[]|1",
        "'maxFeePerGas':1|2",
        "'maxPriorityFeePerGas':1|2",
        "'gas':1|2",
        "'accessList':[]|2",
        "'blobVersionedHashes':['0x0100000000000000000000000000000000000000000000000000000000000000']"
            + "|3",
        "'type':'0x1','gasPrice':1|1",
        "'type':2,'maxFeePerGas':1,'gasPrice':1|2",
        "'type':0,'accessList':[]|0",
      })
  void infersTheType(String fields, int type) {
    assertThat(EthereumReader.fromJson(json("{" + TO + "," + fields + "}")).type()).isEqualTo(type);
  }

  @Test
  void readsWhatAWalletIsAskedToSend() {
    EthereumPayload read =
        EthereumReader.fromJson(
            json(
                "{'from':'0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',"
                    + TO
                    + ",'value':'0x10','data':'0xabcd','gas':'21000'}"));
    assertThat(read.from()).isEqualTo(Address.of("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"));
    assertThat(read.value()).isEqualTo(16);
    assertThat(read.data()).isEqualTo(Bytes.fromHex("0xabcd"));
    assertThat(read.gasLimit()).isEqualTo(21_000);
    assertThat(read.nonce()).isNull();
    assertThat(read.chainId()).isNull();
    assertThat(read.maxFeePerGas()).isNull();
    assertThat(read.signingHash()).isNull();
    assertThat(read.signed()).isFalse();
  }

  @Test
  void readsUnsignedAuthorisations() {
    EthereumPayload read =
        EthereumReader.fromJson(json("{" + TO + ",'authorizationList':[" + AUTHORISATION + "]}"));
    assertThat(read.type()).isEqualTo(4);
    assertThat(read.authorizations()).hasSize(1);
    assertThat(read.authorizations().getFirst().authority()).isNull();
  }

  @Test
  void readsACreation() {
    EthereumPayload read = EthereumReader.fromJson(json("{'data':'0x6001'}"));
    assertThat(read.to()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'data':'0x01','input':'0x02'|\"data\" and \"input\" differ",
        "'data':'0x','input':'0x02'|\"data\" and \"input\" differ",
        "'gas':1,'gasLimit':2|\"gas\" and \"gasLimit\" differ",
        "'type':5|no type that is known",
        "'type':'0x7e'|no type that is known",
        "'type':'legacy'|not a whole number",
        "'gasPrice':1,'maxFeePerGas':1|contradicts fields of type 2",
        "'type':0,'maxFeePerGas':1|its type 0 does not have",
        "'type':1,'maxPriorityFeePerGas':1|its type 1 does not have",
        "'type':2,'maxFeePerBlobGas':1|its type 2 does not have",
        "'type':2,'authorizationList':[]|its type 2 does not have",
        "'type':4|needs at least one",
        "'authorizationList':[],'maxFeePerBlobGas':1|are of two types",
        "'authorizationList':[1]|no JSON object",
        "'authorizationList':{}|no list",
        "'maxFeePerBlobGas':1|needs at least one",
        "'accessList':'0x'|no list",
        "'accessList':[1]|no JSON object",
        "'blobVersionedHashes':[1]|64 hexadecimal digits",
        "'blobVersionedHashes':['0x01']|64 hexadecimal digits",
        "'nonce':'0xffffffffffffffff'|EIP-2681",
        "'nonce':-1|out of range",
        "'value':1.5|not a whole number",
        "'value':'ten'|not a whole number",
        "'data':'0xabc'|even number",
        "'from':'0xF39Fd6e51aad88F6F4ce6aB8827279cffFb92266'|checksum",
        "'chainId':'0x20000000000000'|too large",
        "'r':'0x1'|incomplete",
        "'r':'0x1','s':'0x1'|incomplete",
        "'r':'0x1','s':'0x1','v':'0x1'|not all that it covers",
        "'r':'0x1','s':'0x1','v':'0x1','yParity':'0x0'|contradict each other",
      })
  void refusesWhatContradictsItself(String fields, String says) {
    refused(json("{" + TO + "," + fields + "}"), says);
  }

  @Test
  void refusesNeitherToNorData() {
    refused(json("{'value':1}"), "neither \"to\" nor \"data\"");
    refused(json("{'to':null,'type':4,'data':'0x01'}"), "type 4 creates nothing");
    refused(json("[]"), "no JSON object");
  }

  @Test
  void refusesASignedObjectWhoseSenderIsAnother() {
    ObjectNode object = TransactionVectors.named("dynamic fee").object("signedObject");
    object.put("from", "0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
    refused(object, "but its signature is that of 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  }

  @Test
  void refusesASignedObjectWhoseHashIsAnother() {
    ObjectNode object = TransactionVectors.named("set code").object("signedObject");
    object.put("value", "0x2");
    object.remove("from");
    refused(object, "but its fields hash to 0x");
  }

  @Test
  void refusesASignedObjectForAnotherChain() {
    ObjectNode object = TransactionVectors.named("legacy").object("signedObject");
    object.put("chainId", "0x2");
    refused(object, "says chain 2, but its signature is for chain 1");
    ObjectNode bound = TransactionVectors.named("legacy without chain").object("signedObject");
    bound.put("chainId", "0x1");
    refused(bound, "bound to none");
  }

  @Test
  void takesZeroSignaturesAsNone() {
    ObjectNode object = TransactionVectors.named("legacy").object("object");
    object.put("r", "0x0").put("s", "0x0").put("v", "0x0");
    assertThat(EthereumReader.fromJson(object).signed()).isFalse();
  }

  @Test
  void readsTheParityOfATypedTransactionAsLibrariesWriteIt() {
    ObjectNode object = TransactionVectors.named("dynamic fee").object("signedObject");
    int parity = Integer.decode(object.get("v").asString());
    object.put("v", 27 + parity);
    assertThat(EthereumReader.fromJson(object).signed()).isTrue();
    object.put("v", 28 - parity);
    refused(object, "contradict each other");
  }

  private static void refused(JsonNode object, String... says) {
    assertThatThrownBy(() -> EthereumReader.fromJson(object))
        .isInstanceOf(UnreadableInput.class)
        .hasMessageContainingAll(says);
  }

  private static JsonNode json(String text) {
    return Json.parse(text.replace('\'', '"'), "The test");
  }
}
