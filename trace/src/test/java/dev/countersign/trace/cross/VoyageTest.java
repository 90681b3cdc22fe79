package dev.countersign.trace.cross;

import static dev.countersign.trace.cross.Chains.BRIDGE;
import static dev.countersign.trace.cross.Chains.EXCHANGE;
import static dev.countersign.trace.cross.Chains.move;
import static dev.countersign.trace.cross.Chains.name;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.countersign.model.value.Address;
import dev.countersign.model.value.Asset;
import dev.countersign.model.value.Bytes;
import dev.countersign.trace.ledger.Entry;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Limits;
import dev.countersign.trace.taint.Method;
import dev.countersign.trace.taint.Place;
import dev.countersign.trace.taint.Resting;
import dev.countersign.trace.taint.Source;
import java.math.BigInteger;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Value that goes over bridges: where it is followed, and where it is not believed. */
class VoyageTest {
  private static final String VICTIM = name(1);
  private static final String THIEF = name(2);
  private static final String FRIEND = name(3);
  private static final String OTHER = name(4);
  private static final String LIAR = name(901);

  private static Journey follow(Chains chains, Bytes theft, Method method, Bounds bounds) {
    List<Shore> shores = chains.shores(7);
    return Voyage.follow(
        shores,
        new Source.OfTransaction(
            shores.getFirst().ledger().position(theft).orElseThrow(), 0, OptionalInt.empty()),
        method,
        bounds,
        Chains.ASSETS);
  }

  private static Journey follow(Chains chains, Bytes theft) {
    return follow(chains, theft, Method.FIFO, Bounds.USUAL);
  }

  private static long at(Journey journey, int chain, Place place, String account) {
    Journey.Leg leg = journey.legs().get(chain);
    return leg.resting().stream()
        .filter(one ->
            one.place() == place && leg.shore().ledger().account(one.account()).equals(account))
        .map(Resting::source)
        .reduce(BigInteger.ZERO, BigInteger::add)
        .longValueExact();
  }

  @Test
  void goesOnWhereBothSidesSaySo() {
    Chains chains = new Chains(2);
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    chains.cross(0, 1, 100, THIEF, FRIEND, 1_000, 990);
    chains.pay(1, 300, FRIEND, EXCHANGE, 990);
    Journey journey = follow(chains, theft);
    assertThat(at(journey, 1, Place.SERVICE, EXCHANGE)).isEqualTo(990);
    assertThat(journey.bridgeFees()).isEqualTo(10);
    assertThat(journey.in(Place.BRIDGE)).isZero();
    Passage one = journey.passages().getFirst();
    assertThat(one.at().decoded()).isTrue();
    assertThat(one.at().confidence()).isEqualTo(1);
    assertThat(one.depth()).isEqualTo(1);
  }

  @Test
  void goesOnOverSeveralChainsAndBack() {
    Chains chains = new Chains(3);
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    chains.pay(0, 20, VICTIM, FRIEND, 500);
    chains.cross(0, 1, 100, THIEF, FRIEND, 1_000, 990);
    chains.cross(1, 2, 200, FRIEND, OTHER, 990, 980);
    chains.cross(2, 0, 300, OTHER, FRIEND, 980, 970);
    chains.pay(0, 500, FRIEND, EXCHANGE, 1_470);
    Journey journey = follow(chains, theft);
    assertThat(at(journey, 0, Place.SERVICE, EXCHANGE)).isEqualTo(970);
    assertThat(journey.bridgeFees()).isEqualTo(30);
    assertThat(journey.stolen()).isEqualTo(1_000);
    assertThat(journey.passages().stream().map(Passage::depth)).containsExactly(1, 2, 3);
  }

  @Test
  void takesTheStolenShareOfWhatOnlyPartlyIs() {
    Chains chains = new Chains(2);
    chains.pay(0, 5, OTHER, THIEF, 3_000);
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    chains.cross(0, 1, 100, THIEF, FRIEND, 4_000, 3_600);
    chains.pay(1, 300, FRIEND, EXCHANGE, 1_800);
    Journey journey = follow(chains, theft, Method.HAIRCUT, Bounds.USUAL);
    assertThat(journey.bridgeFees()).isEqualTo(100);
    assertThat(at(journey, 1, Place.SERVICE, EXCHANGE)).isEqualTo(450);
    assertThat(at(journey, 1, Place.HELD, FRIEND)).isEqualTo(450);
  }

  /** Two pay in in one transaction: each arrival has what its own sender gave. */
  @Test
  void keepsTheDepositsOfOneTransactionApart() {
    Chains chains = new Chains(2);
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    Bytes in = chains.moved(0, 100, move(0, OTHER, BRIDGE, 1_000), move(0, THIEF, BRIDGE, 1_000));
    chains.left(0, 100, in, BRIDGE, OTHER, OTHER, 1, 1_000, "a");
    chains.left(0, 100, in, BRIDGE, THIEF, FRIEND, 1, 1_000, "b");
    Bytes out = chains.moved(1, 200, move(1, BRIDGE, OTHER, 999), move(1, BRIDGE, FRIEND, 990));
    chains.came(1, 200, out, BRIDGE, OTHER, 999, "a");
    chains.came(1, 200, out, BRIDGE, FRIEND, 990, "b");
    Journey journey = follow(chains, theft);
    assertThat(at(journey, 1, Place.HELD, FRIEND)).isEqualTo(990);
    assertThat(at(journey, 1, Place.HELD, OTHER)).isZero();
    assertThat(journey.bridgeFees()).isEqualTo(10);
  }

  /** Where nobody is named, what is stolen is shared out among the deposits, to the unit. */
  @Test
  void sharesOutWhatNobodyIsNamedFor() {
    Chains chains = new Chains(2);
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_001);
    Bytes in = chains.pay(0, 100, THIEF, BRIDGE, 1_001);
    chains.left(0, 100, in, BRIDGE, "", FRIEND, 1, 301, "a");
    chains.left(0, 100, in, BRIDGE, "", OTHER, 1, 200, "b");
    Bytes one = chains.pay(1, 200, BRIDGE, FRIEND, 301);
    chains.came(1, 200, one, BRIDGE, FRIEND, 301, "a");
    Bytes two = chains.pay(1, 201, BRIDGE, OTHER, 200);
    chains.came(1, 201, two, BRIDGE, OTHER, 200, "b");
    Journey journey = follow(chains, theft);
    assertThat(at(journey, 1, Place.HELD, FRIEND)).isEqualTo(301);
    assertThat(at(journey, 1, Place.HELD, OTHER)).isEqualTo(200);
    assertThat(at(journey, 0, Place.BRIDGE, BRIDGE)).isEqualTo(500);
    assertThat(journey.stays().getFirst().reason()).contains("no bridge says");
  }

  @Test
  void matchesWhereNobodySaysIt() {
    Chains chains = new Chains(2);
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    chains.pay(0, 100, THIEF, BRIDGE, 1_000);
    chains.pay(1, 400, BRIDGE, THIEF, 995);
    Journey journey = follow(chains, theft);
    assertThat(at(journey, 1, Place.HELD, THIEF)).isEqualTo(995);
    Passage one = journey.passages().getFirst();
    assertThat(one.at().decoded()).isFalse();
    assertThat(one.at().confidence()).isBetween(0.9, 0.999);
    assertThat(one.at().basis()).contains("the same recipient");
    Journey without = follow(chains, theft, Method.FIFO, new Bounds(0.9, false, 10));
    assertThat(without.passages()).isEmpty();
    assertThat(at(without, 0, Place.BRIDGE, BRIDGE)).isEqualTo(1_000);
    assertThat(without.stays().getFirst().maybe().orElseThrow().confidence())
        .isCloseTo(one.at().confidence(), within(1e-9));
  }

  /** What an account that nobody knows for a bridge paid may be anything: it is told, no more. */
  @Test
  void doesNotFollowWhatAnybodyPaid() {
    Chains chains = new Chains(2);
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    chains.pay(0, 100, THIEF, BRIDGE, 1_000);
    chains.pay(1, 400, OTHER, THIEF, 995);
    Journey journey = follow(chains, theft);
    assertThat(journey.passages()).isEmpty();
    Stay stay = journey.stays().getFirst();
    assertThat(stay.reason()).isEqualTo("too uncertain");
    assertThat(stay.maybe().orElseThrow().confidence()).isLessThan(0.9);
    assertThat(follow(chains, theft, Method.FIFO, new Bounds(0.5, true, 10)).passages()).hasSize(1);
  }

  @Test
  void followsAContractThatNoLabelNamesWhereBothSidesSaySoAndPayIt() {
    Chains chains = new Chains(2).unlabelled();
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    chains.cross(0, 1, 100, THIEF, FRIEND, 600, 590);
    chains.pay(0, 200, THIEF, BRIDGE, 400);
    chains.pay(0, 300, BRIDGE, OTHER, 1_000);
    Journey journey = follow(chains, theft);
    assertThat(at(journey, 1, Place.HELD, FRIEND)).isEqualTo(590);
    assertThat(journey.passages().getFirst().at().confidence()).isEqualTo(0.9);
    assertThat(journey.passages().getFirst().at().basis()).contains("no label names");
    // What did not cross is followed on through the contract as through anybody.
    assertThat(at(journey, 0, Place.HELD, OTHER)).isEqualTo(400);
    assertThat(follow(chains, theft, Method.FIFO, new Bounds(0.95, true, 10)).passages()).isEmpty();
  }

  /** A contract of the thieves' own logs what it likes, and pays a trifle on the other side. */
  @Test
  void doesNotBelieveAContractThatPaysATrifle() {
    Chains chains = new Chains(2).unlabelled();
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    Bytes in = chains.pay(0, 100, THIEF, LIAR, 1_000);
    chains.left(0, 100, in, LIAR, THIEF, FRIEND, 1, 1_000, "lie");
    Bytes out = chains.pay(1, 200, LIAR, FRIEND, 1);
    chains.came(1, 200, out, LIAR, FRIEND, 1_000, "lie");
    Journey journey = follow(chains, theft);
    assertThat(journey.passages()).isEmpty();
    assertThat(at(journey, 0, Place.HELD, LIAR)).isEqualTo(1_000);
  }

  /** Says one unit with the value of a real transfer, to hide the rest. */
  @Test
  void letsOnlyLeaveWhatIsPaidOnTheOtherSide() {
    Chains chains = new Chains(2).unlabelled();
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    Bytes in = chains.pay(0, 100, THIEF, LIAR, 1_000);
    chains.left(0, 100, in, LIAR, THIEF, FRIEND, 1, 1, "lie");
    Bytes out = chains.pay(1, 200, LIAR, FRIEND, 1);
    chains.came(1, 200, out, LIAR, FRIEND, 1, "lie");
    chains.pay(0, 300, LIAR, OTHER, 999);
    Journey journey = follow(chains, theft);
    assertThat(at(journey, 1, Place.HELD, FRIEND)).isEqualTo(1);
    assertThat(at(journey, 0, Place.HELD, OTHER)).isEqualTo(998);
  }

  /** None of the value goes through the contract that claims it. */
  @Test
  void doesNotBelieveAContractThatNothingWentThrough() {
    Chains chains = new Chains(2);
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    Bytes in = chains.pay(0, 100, THIEF, OTHER, 1_000);
    chains.left(0, 100, in, LIAR, THIEF, FRIEND, 1, 1_000, "lie");
    Bytes out = chains.pay(1, 200, LIAR, FRIEND, 1_000);
    chains.came(1, 200, out, LIAR, FRIEND, 1_000, "lie");
    Journey journey = follow(chains, theft);
    assertThat(journey.passages()).isEmpty();
    assertThat(at(journey, 0, Place.HELD, OTHER)).isEqualTo(1_000);
  }

  /** A contract through which value goes to a bridge says that it goes elsewhere. */
  @Test
  void doesNotLetAnotherContractSpeakForALabelledBridge() {
    Chains chains = new Chains(2);
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    Bytes in = chains.moved(0, 100, move(0, THIEF, LIAR, 1_000), move(0, LIAR, BRIDGE, 1_000));
    chains.left(0, 100, in, BRIDGE, THIEF, FRIEND, 1, 1_000, "true");
    chains.left(0, 100, in, LIAR, THIEF, OTHER, 1, 1_000, "lie");
    Bytes lie = chains.pay(1, 150, LIAR, OTHER, 1_000);
    chains.came(1, 150, lie, LIAR, OTHER, 1_000, "lie");
    Bytes out = chains.pay(1, 200, BRIDGE, FRIEND, 1_000);
    chains.came(1, 200, out, BRIDGE, FRIEND, 1_000, "true");
    Journey journey = follow(chains, theft);
    assertThat(journey.passages()).hasSize(1);
    assertThat(at(journey, 1, Place.HELD, FRIEND)).isEqualTo(1_000);
  }

  /** A wrapped token is destroyed where it leaves: the token may say so, and nobody else. */
  @Test
  void believesWhatIsDestroyedToTheTokenOnly() {
    String token = name(600);
    for (String contract : List.of(token, LIAR)) {
      Chains chains = new Chains(2).destroyedAt(name(700)).unlabelled();
      Asset wrapped = new Asset.Token(1, Address.of(token));
      BigInteger much = BigInteger.valueOf(1_000);
      Bytes theft = chains.moved(0, 10, new Entry.Moved(VICTIM, THIEF, wrapped, much));
      Bytes in = chains.moved(0, 100, new Entry.Moved(THIEF, name(700), wrapped, much));
      chains.left(0, 100, in, contract, THIEF, FRIEND, 1, token, 1_000, "gone");
      Bytes out = chains.pay(1, 200, contract, FRIEND, 1_000);
      chains.came(1, 200, out, contract, FRIEND, 1_000, "gone");
      List<Shore> shores = chains.shores(3);
      Ledger ledger = shores.getFirst().ledger();
      Journey journey =
          Voyage.follow(
              shores,
              new Source.OfTransaction(
                  ledger.position(theft).orElseThrow(),
                  ledger.asset(wrapped).orElseThrow(),
                  OptionalInt.empty()),
              Method.FIFO,
              Bounds.USUAL,
              Chains.ASSETS);
      boolean own = contract.equals(token);
      assertThat(journey.in(Place.BURNT).longValueExact()).isEqualTo(own ? 0 : 1_000);
      assertThat(journey.passages()).hasSize(own ? 1 : 0);
    }
  }

  /** A thief's contract claims the number of somebody else's transfer. */
  @Test
  void doesNotLetAForgedNumberBlameAnother() {
    Chains chains = new Chains(2);
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    Bytes honest = chains.pay(0, 50, OTHER, BRIDGE, 1_000);
    chains.left(0, 50, honest, BRIDGE, OTHER, OTHER, 1, 1_000, "same");
    Bytes in = chains.pay(0, 60, THIEF, LIAR, 1_000);
    chains.left(0, 60, in, LIAR, THIEF, OTHER, 1, 1_000, "same");
    Bytes out = chains.pay(1, 200, BRIDGE, OTHER, 990);
    chains.came(1, 200, out, BRIDGE, OTHER, 990, "same");
    Journey journey = follow(chains, theft);
    assertThat(journey.passages()).isEmpty();
    assertThat(at(journey, 0, Place.HELD, LIAR)).isEqualTo(1_000);
  }

  @Test
  void saysWhatItDoesNotFollow() {
    Chains chains = new Chains(3);
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    chains.cross(0, 1, 100, THIEF, FRIEND, 600, 600);
    chains.cross(1, 2, 200, FRIEND, OTHER, 600, 600);
    Bytes in = chains.pay(0, 300, THIEF, BRIDGE, 400);
    chains.left(0, 300, in, BRIDGE, THIEF, FRIEND, 41, 400, "away");
    Journey journey = follow(chains, theft, Method.FIFO, new Bounds(0.9, true, 1));
    assertThat(journey.passages()).hasSize(1);
    assertThat(journey.stays().stream().map(Stay::reason))
        .containsExactly(
            "it had gone over 1 bridges, and was to be followed no further",
            "no ledger of that chain was given");
    assertThat(journey.stays().stream().map(Stay::value))
        .containsExactly(BigInteger.valueOf(600), BigInteger.valueOf(400));
    assertThat(journey.stays().get(1).destination()).contains("42");
  }

  @Test
  void leavesInTheBridgeWhatArrivesAfterTheMomentAskedFor() {
    Chains chains = new Chains(2);
    Bytes theft = chains.pay(0, 10, VICTIM, THIEF, 1_000);
    chains.pay(1, 20, OTHER, FRIEND, 1);
    chains.cross(0, 1, 100, THIEF, FRIEND, 1_000, 1_000);
    chains.limits(new Limits(0, BigInteger.ZERO, 10, 100));
    assertThat(follow(chains, theft).passages()).isEmpty();
  }
}
