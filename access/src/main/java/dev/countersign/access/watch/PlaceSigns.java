package dev.countersign.access.watch;

import dev.countersign.access.event.Place;

/** Compares where an event came from with where its owner was before. */
final class PlaceSigns {
  private static final double FAR_KILOMETRES = 500;
  private static final double FASTEST_KILOMETRES_AN_HOUR = 1_000;

  private PlaceSigns() {}

  static void compare(Moment moment, Trails trails) {
    Account account = moment.account();
    Place place = place(moment);
    if (moment.kind().placeless() || moment.common()) {
      return;
    }
    if (!place.country().isEmpty()
        && account.countries.size() > 0
        && !account.countries.contains(country(place))) {
      trails.add(Sign.NEW_COUNTRY);
    }
    if (place.located()
        && !Float.isNaN(account.latitude)
        && account.placedNetwork != moment.network()) {
      double away =
          place.kilometresTo(
              new Place("", "", account.latitude, account.longitude, account.kilometres));
      double far = away - account.kilometres - accuracy(place);
      double hours = Math.abs(moment.at() - account.placedAt) / 3_600.0;
      if (far > FAR_KILOMETRES && far > FASTEST_KILOMETRES_AN_HOUR * (hours + 0.25)) {
        trails.add(Sign.TRAVEL);
      }
    }
  }

  /** Keeps where the owner is, where that says something. */
  static void learn(Moment moment) {
    Account account = moment.account();
    Place place = place(moment);
    if (moment.facts() == null || moment.kind().placeless()) {
      return;
    }
    if (!place.country().isEmpty()) {
      account.countries.see(country(place), moment.hour());
    }
    if (place.located() && moment.at() >= account.placedAt) {
      account.latitude = (float) place.latitude();
      account.longitude = (float) place.longitude();
      account.kilometres = (float) accuracy(place);
      account.placedAt = moment.at();
      account.placedNetwork = moment.network();
    }
  }

  private static long country(Place place) {
    String two = place.country();
    return two.charAt(0) << 16 | (two.length() > 1 ? two.charAt(1) : 0) | 1L << 40;
  }

  private static double accuracy(Place place) {
    return Double.isNaN(place.kilometres()) ? 50 : Math.min(1_000, place.kilometres());
  }

  private static Place place(Moment moment) {
    if (moment.facts() != null && !moment.facts().place().country().isEmpty()) {
      return moment.facts().place();
    }
    return moment.event().client().place();
  }
}
