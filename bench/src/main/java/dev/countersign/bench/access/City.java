package dev.countersign.bench.access;

import dev.countersign.access.event.Place;
import java.util.List;

/**
 * A city in which people of the company live or which they visit.
 *
 * @param latitude in degrees north
 * @param longitude in degrees east
 * @param offset of its clocks from UTC, in minutes; the world knows no summer time
 * @param lives how many of 1,000 people live there
 * @param office whether the company has an office there
 */
record City(
    String name,
    String country,
    double latitude,
    double longitude,
    int offset,
    int lives,
    boolean office) {
  static final List<City> ALL =
      List.of(
          new City("London", "GB", 51.51, -0.13, 0, 110, true),
          new City("Manchester", "GB", 53.48, -2.24, 0, 20, false),
          new City("Edinburgh", "GB", 55.95, -3.19, 0, 10, false),
          new City("Dublin", "IE", 53.35, -6.26, 0, 45, true),
          new City("Lisbon", "PT", 38.72, -9.14, 0, 40, true),
          new City("Porto", "PT", 41.15, -8.61, 0, 12, false),
          new City("Madrid", "ES", 40.42, -3.70, 60, 15, false),
          new City("Barcelona", "ES", 41.39, 2.17, 60, 18, false),
          new City("Paris", "FR", 48.86, 2.35, 60, 25, false),
          new City("Lyon", "FR", 45.76, 4.84, 60, 6, false),
          new City("Berlin", "DE", 52.52, 13.41, 60, 60, true),
          new City("Munich", "DE", 48.14, 11.58, 60, 18, false),
          new City("Hamburg", "DE", 53.55, 9.99, 60, 12, false),
          new City("Zurich", "CH", 47.38, 8.54, 60, 25, false),
          new City("Amsterdam", "NL", 52.37, 4.90, 60, 20, false),
          new City("Warsaw", "PL", 52.23, 21.01, 60, 30, false),
          new City("Krakow", "PL", 50.06, 19.94, 60, 14, false),
          new City("Vilnius", "LT", 54.69, 25.28, 120, 12, false),
          new City("Bucharest", "RO", 44.43, 26.10, 120, 14, false),
          new City("Istanbul", "TR", 41.01, 28.98, 180, 12, false),
          new City("Dubai", "AE", 25.20, 55.27, 240, 35, true),
          new City("Bengaluru", "IN", 12.97, 77.59, 330, 40, false),
          new City("Mumbai", "IN", 19.08, 72.88, 330, 12, false),
          new City("Bangkok", "TH", 13.76, 100.50, 420, 10, false),
          new City("Singapore", "SG", 1.35, 103.82, 480, 85, true),
          new City("Hong Kong", "HK", 22.32, 114.17, 480, 35, false),
          new City("Taipei", "TW", 25.03, 121.57, 480, 12, false),
          new City("Manila", "PH", 14.60, 120.98, 480, 30, false),
          new City("Tokyo", "JP", 35.68, 139.69, 540, 20, false),
          new City("Seoul", "KR", 37.57, 126.98, 540, 14, false),
          new City("Sydney", "AU", -33.87, 151.21, 600, 14, false),
          new City("New York", "US", 40.71, -74.01, -300, 70, true),
          new City("Boston", "US", 42.36, -71.06, -300, 10, false),
          new City("Miami", "US", 25.76, -80.19, -300, 12, false),
          new City("Austin", "US", 30.27, -97.74, -360, 14, false),
          new City("Chicago", "US", 41.88, -87.63, -360, 12, false),
          new City("Denver", "US", 39.74, -104.99, -420, 8, false),
          new City("San Francisco", "US", 37.77, -122.42, -480, 50, true),
          new City("Seattle", "US", 47.61, -122.33, -480, 10, false),
          new City("Toronto", "CA", 43.65, -79.38, -300, 14, false),
          new City("Mexico City", "MX", 19.43, -99.13, -360, 8, false),
          new City("Sao Paulo", "BR", -23.55, -46.63, -180, 14, false),
          new City("Buenos Aires", "AR", -34.60, -58.38, -180, 12, false),
          new City("Cape Town", "ZA", -33.92, 18.42, 120, 10, false));

  /** Where it is, known to so many kilometres. */
  Place place(double kilometres) {
    return new Place(country, name, latitude, longitude, kilometres);
  }

  /** The way to another, in kilometres. */
  double kilometresTo(City other) {
    return place(0).kilometresTo(other.place(0));
  }

  /** The first of a day there, in milliseconds since 1970. */
  long midnight(int day) {
    return World.START + day * World.DAY - offset * 60_000L;
  }
}
