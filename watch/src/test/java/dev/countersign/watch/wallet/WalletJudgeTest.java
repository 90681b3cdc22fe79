package dev.countersign.watch.wallet;

import static dev.countersign.watch.wallet.Street.ACCOUNT;
import static dev.countersign.watch.wallet.Street.ETHER;
import static dev.countersign.watch.wallet.Street.SAFE;
import static dev.countersign.watch.wallet.Street.STRANGER;
import static dev.countersign.watch.wallet.Street.SUPPLIER;
import static dev.countersign.watch.wallet.Street.USDC;
import static dev.countersign.watch.wallet.Street.address;
import static dev.countersign.watch.wallet.Street.leaving;
import static dev.countersign.watch.wallet.Street.token;
import static dev.countersign.watch.wallet.Street.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.watch.alert.Alert;
import dev.countersign.watch.seen.WatchedEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WalletJudgeTest {
  private static final Bytes HASH = word(500);

  private final Street street = new Street();

  @Test
  void staysSilentWhereWhatWasCountersignedIsCarriedOut() {
    street
        .countersigned(HASH, leaving(ETHER, SUPPLIER, 100))
        .transaction(1, STRANGER, SAFE.address())
        .executed(HASH)
        .moved(ETHER, SAFE.address(), SUPPLIER, 100);
    Judged judged = street.judged();
    assertThat(judged.alerts()).isEmpty();
    assertThat(judged.acts())
        .containsExactly(new Act(SAFE, word(1), Optional.of(HASH), Optional.of("transfer/0")));
    assertThat(judged.moves())
        .singleElement()
        .satisfies(move -> {
          assertThat(move.out()).isTrue();
          assertThat(move.transfer()).contains("transfer/0");
        });
  }

  @Test
  void readsTheHashOutOfTheDataWhereAnOldSafeTellsIt() {
    street
        .countersigned(HASH, leaving(ETHER, SUPPLIER, 100))
        .transaction(1, STRANGER, SAFE.address())
        .logged(SAFE.address(), WatchedEvent.EXECUTION_SUCCESS, HASH.concat(word(0)))
        .moved(ETHER, SAFE.address(), SUPPLIER, 100);
    assertThat(street.codes()).isEmpty();
  }

  @Test
  void isLoudWhereASafeCarriesOutWhatNobodyCountersigned() {
    street
        .transaction(1, STRANGER, SAFE.address())
        .executed(HASH)
        .moved(ETHER, SAFE.address(), STRANGER, 100);
    Judged judged = street.judged();
    assertThat(judged.acts())
        .containsExactly(new Act(SAFE, word(1), Optional.of(HASH), Optional.empty()));
    Alert alert = judged.alerts().getFirst();
    assertThat(alert.code().code()).isEqualTo("moved-uncountersigned");
    assertThat(alert.sentence())
        .isEqualTo(
            "100 wei to "
                + STRANGER.toHex()
                + " left Treasury, and nothing that was countersigned says so: it carried out the"
                + " Safe transaction "
                + HASH.toHex()
                + ".");
    assertThat(alert.subject()).isEqualTo("wallet/safe");
    assertThat(alert.seen().orElseThrow().block()).contains(7L);
  }

  @Test
  void isLoudAlsoWhereNothingMoved() {
    street.transaction(1, STRANGER, SAFE.address()).executed(HASH);
    assertThat(street.codes()).containsExactly("acted-uncountersigned");
  }

  @Test
  void isLoudWhereAModuleActsEvenBesideACountersignedTransaction() {
    street
        .countersigned(HASH, leaving(ETHER, SUPPLIER, 100))
        .transaction(1, STRANGER, SAFE.address())
        .executed(HASH)
        .logged(
            SAFE.address(),
            WatchedEvent.EXECUTION_FROM_MODULE_SUCCESS,
            Bytes.EMPTY,
            address(77).word())
        .moved(ETHER, SAFE.address(), SUPPLIER, 100);
    Judged judged = street.judged();
    assertThat(judged.alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.code().code()).isEqualTo("moved-uncountersigned");
          assertThat(alert.sentence()).contains("let the module " + address(77) + " act");
        });
    assertThat(judged.acts()).hasSize(2).last().matches(act -> act.transfer().isEmpty());
  }

  @Test
  void anotherContractCannotSpeakForASafe() {
    street
        .countersigned(HASH, leaving(ETHER, SUPPLIER, 100))
        .transaction(1, STRANGER, STRANGER)
        .logged(STRANGER, WatchedEvent.EXECUTION_SUCCESS, word(0), HASH)
        .moved(ETHER, SAFE.address(), SUPPLIER, 100);
    assertThat(street.codes()).containsExactly("moved-uncountersigned");
  }

  @Test
  void oneWeiMoreThanWasCountersignedIsToldAndSoIsAnotherPlace() {
    street
        .countersigned(HASH, leaving(ETHER, SUPPLIER, 100))
        .transaction(1, STRANGER, SAFE.address())
        .executed(HASH)
        .moved(ETHER, SAFE.address(), SUPPLIER, 100)
        .moved(ETHER, SAFE.address(), SUPPLIER, 1);
    assertThat(street.codes()).containsExactly("moved-otherwise");
    Street other = new Street();
    other
        .countersigned(HASH, leaving(ETHER, SUPPLIER, 100))
        .transaction(1, STRANGER, SAFE.address())
        .executed(HASH)
        .moved(ETHER, SAFE.address(), STRANGER, 100);
    assertThat(other.codes()).containsExactly("moved-otherwise");
  }

  @Test
  void anotherAssetThanWasCountersignedIsTold() {
    street
        .countersigned(HASH, leaving(ETHER, SUPPLIER, 100))
        .transaction(1, STRANGER, SAFE.address())
        .executed(HASH)
        .moved(token(), SAFE.address(), SUPPLIER, 100);
    assertThat(street.codes()).containsExactly("moved-otherwise");
  }

  @Test
  void whereThePlaceWasLeftOpenTheAmountStillCounts() {
    Leaving open = new Leaving(ETHER, Optional.empty(), java.math.BigInteger.valueOf(100));
    street
        .countersigned(HASH, open)
        .transaction(1, STRANGER, SAFE.address())
        .executed(HASH)
        .moved(ETHER, SAFE.address(), STRANGER, 100);
    assertThat(street.codes()).isEmpty();
    street.moved(ETHER, SAFE.address(), STRANGER, 1);
    assertThat(street.codes()).containsExactly("moved-otherwise");
  }

  @Test
  void anAccountIsHeldAgainstWhatItsKeySigned() {
    street
        .countersigned(word(1), leaving(ETHER, SUPPLIER, 100))
        .transaction(1, ACCOUNT.address(), SUPPLIER)
        .moved(ETHER, ACCOUNT.address(), SUPPLIER, 100)
        .transaction(2, ACCOUNT.address(), SUPPLIER)
        .moved(ETHER, ACCOUNT.address(), SUPPLIER, 100);
    assertThat(street.judged().alerts())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.code().code()).isEqualTo("moved-uncountersigned");
          assertThat(alert.sentence()).contains("sent the transaction " + word(2).toHex());
        });
    assertThat(street.judged().acts()).hasSize(2);
  }

  @Test
  void whatIsTakenByAnAllowanceIsLessLoudOnlyWhereItWasCountersigned() {
    street.transaction(1, STRANGER, address(80)).moved(token(), SAFE.address(), STRANGER, 5);
    assertThat(street.codes()).containsExactly("moved-uncountersigned");
    street.mayTake(address(80));
    assertThat(street.codes()).containsExactly("moved-by-allowance");
  }

  @Test
  void aTokenThatNobodyKnowsMovesNobody() {
    street
        .transaction(1, STRANGER, address(90))
        .moved(new Asset.Token(Street.CHAIN, address(90)), SAFE.address(), STRANGER, 5);
    Judged judged = street.judged();
    assertThat(judged.alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.code().code()).isEqualTo("transfer-claimed"));
    assertThat(judged.moves()).isEmpty();
    assertThat(judged.acts()).isEmpty();
  }

  @Test
  void anAllowanceThatNobodyCountersignedIsTold() {
    street
        .transaction(1, STRANGER, USDC)
        .logged(
            USDC, WatchedEvent.APPROVAL, word(1_000_000), SAFE.address().word(), STRANGER.word());
    assertThat(street.codes()).containsExactly("approved-uncountersigned");
    street.mayTake(STRANGER);
    assertThat(street.codes()).isEmpty();
  }

  @Test
  void anAllowanceThatIsTakenBackIsNotTold() {
    street
        .transaction(1, STRANGER, USDC)
        .logged(USDC, WatchedEvent.APPROVAL, word(0), SAFE.address().word(), STRANGER.word());
    assertThat(street.codes()).isEmpty();
  }

  @Test
  void anItemsApprovalHasNoAmountAndIsToldAllTheSame() {
    street
        .transaction(1, STRANGER, USDC)
        .logged(
            USDC,
            WatchedEvent.APPROVAL,
            Bytes.EMPTY,
            SAFE.address().word(),
            STRANGER.word(),
            word(3));
    assertThat(street.codes()).containsExactly("approved-uncountersigned");
  }

  @Test
  void anAllowanceByPermit2IsOfItsTokenAndTaker() {
    street
        .transaction(1, STRANGER, address(95))
        .logged(
            address(95),
            WatchedEvent.PERMIT2_PERMIT,
            word(5).concat(word(9)).concat(word(0)),
            SAFE.address().word(),
            USDC.word(),
            STRANGER.word());
    assertThat(street.codes()).containsExactly("approved-uncountersigned");
    street.mayTake(STRANGER);
    assertThat(street.codes()).isEmpty();
  }

  @Test
  void whatComesInIsNotedAndAlarmsNobody() {
    street.transaction(1, STRANGER, SAFE.address()).moved(ETHER, STRANGER, SAFE.address(), 5);
    Judged judged = street.judged();
    assertThat(judged.alerts()).isEmpty();
    assertThat(judged.moves()).singleElement().satisfies(move -> assertThat(move.out()).isFalse());
  }

  @Test
  void theSameAlertHasTheSameKeyHoweverOftenItsBlockIsRead() {
    street.transaction(1, STRANGER, SAFE.address()).executed(HASH);
    assertThat(street.judged().alerts().getFirst().key())
        .isEqualTo(street.judged().alerts().getFirst().key());
  }
}
