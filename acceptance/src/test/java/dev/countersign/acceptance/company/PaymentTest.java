package dev.countersign.acceptance.company;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.acceptance.node.Anvil;
import dev.countersign.acceptance.node.SafeRelease;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A payment from the treasury's Safe, from the intent to the chain. */
class PaymentTest {
  @ParameterizedTest
  @EnumSource(
      value = SafeRelease.class,
      names = {"V1_3_0", "V1_4_1"})
  void isAskedForApprovedCountersignedAndCarriedOut(SafeRelease release, @TempDir Path folder) {
    try (Company company = Company.found(folder, Clock.systemUTC())) {
      company.complete(release, Policy.TWO_APPROVERS);
      company.change("wallet-added", company.wallet("account", "carrier", company.key()));
      BigInteger before = company.anvil().balance(Company.SUPPLIER);

      String payment = company.pay("rea", Company.SUPPLIER, "1.5");
      assertThat(company.state(payment)).isEqualTo("waiting");
      assertThat(company.page(payment)).contains("Still missing: 2 of approvers");

      Company.told(company.approve("abe", payment));
      assertThat(company.state(payment)).isEqualTo("waiting");
      Company.told(company.approve("amy", payment));
      assertThat(company.state(payment)).isEqualTo("countersigned");
      assertThat(company.page(payment)).contains("2 still missing");

      assertThat(company.safe().nonce()).isZero();
      Company.told(company.confirm(payment, 0));
      Company.told(company.confirm(payment, 1));
      company.carryOut(payment);
      company.await(payment, "confirmed");
      assertThat(company.anvil().balance(Company.SUPPLIER))
          .isEqualTo(
              before.add(Anvil.ETHER.multiply(BigInteger.valueOf(3)).divide(BigInteger.TWO)));
      assertThat(company.safe().nonce()).isEqualTo(1);
      assertThat(company.journal())
          .contains("intent-filed", "payload-prepared", "transfer-approved")
          .contains("transfer-countersigned", "owners-confirmed", "transfer-confirmed");
    }
  }
}
