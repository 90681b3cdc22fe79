package dev.countersign.acceptance.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.chain.node.RpcValues;
import dev.countersign.gate.calls.CallReading;
import dev.countersign.gate.finding.GateFinding;
import dev.countersign.gate.known.Directory;
import dev.countersign.gate.reading.Call;
import dev.countersign.gate.reading.Reading;
import dev.countersign.gate.simulation.NodeView;
import dev.countersign.model.value.Address;
import dev.countersign.model.value.Bytes;
import dev.countersign.model.verdict.FindingCode;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped table of libraries, held to the code that the published contracts have. */
class ShippedLibraryTest {
  private static final Address WALLET = Address.of("0x1111111111111111111111111111111111111111");

  private Anvil mainnet;

  @BeforeEach
  void start() {
    mainnet = Anvil.start(1);
  }

  @AfterEach
  void stop() {
    mainnet.close();
  }

  @ParameterizedTest
  @CsvSource({
    "V1_3_0, 0xA238CBeb142c10Ef7Ad8442C6D1f9E89e07e7761",
    "V1_4_1, 0x38869bf66a61cF6bDB996A6aE40D5853Fd43B526"
  })
  void knowsTheBatchLibraryByItsCodeAndDeniesAnotherAtItsAddress(
      SafeRelease release, String published) {
    Address library = Address.of(published);
    Address deployed = mainnet.create(release.multiSend());
    String code =
        mainnet
            .ask("eth_getCode", RpcValues.text(deployed.toHex()), RpcValues.text("latest"))
            .asString();
    // The library keeps its own address in its code.
    String own = code.replace(deployed.toHex().substring(2), library.toHex().substring(2));
    assertThat(own).isNotEqualTo(code);
    mainnet.ask("anvil_setCode", RpcValues.text(published), RpcValues.text(own));
    assertThat(codes(library)).isEmpty();

    mainnet.place(library, mainnet.create("Takeover"));
    assertThat(codes(library)).containsExactly(GateFinding.LIBRARY_CODE_DIFFERS);
  }

  private List<FindingCode> codes(Address library) {
    Bytes batch = Anvil.data("multiSend(bytes)", Bytes.EMPTY);
    Reading out = new Reading();
    new CallReading(Directory.SHIPPED, new NodeView(mainnet).chainFacts())
        .read(new Call(1L, WALLET, library, BigInteger.ZERO, batch, true, "", 0), out);
    return out.findings().stream().map(finding -> finding.code()).toList();
  }
}
