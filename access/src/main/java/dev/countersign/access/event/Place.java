package dev.countersign.access.event;

/**
 * Where on Earth, as well as it is known.
 *
 * @param country two letters (ISO 3166-1); empty where not known
 * @param city empty where not known
 * @param latitude in degrees north, −90 to 90; NaN where not known
 * @param longitude in degrees east, −180 to 180; NaN where not known
 * @param kilometres how far off it may be; NaN where not known
 */
public record Place(
    String country, String city, double latitude, double longitude, double kilometres) {
  /** It is not known. */
  public static final Place UNKNOWN = new Place("", "", Double.NaN, Double.NaN, Double.NaN);

  private static final double EARTH_KILOMETRES = 6_371.0088;

  /** What is out of range is not known. */
  public Place {
    boolean sound = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    if (!sound) {
      latitude = Double.NaN;
      longitude = Double.NaN;
    }
  }

  /** Whether its coordinates are known. */
  public boolean located() {
    return !Double.isNaN(latitude);
  }

  /** The way along a great circle (haversine), in kilometres; NaN where one is not located. */
  public double kilometresTo(Place other) {
    double phi = Math.toRadians(latitude);
    double otherPhi = Math.toRadians(other.latitude);
    double north = Math.sin((otherPhi - phi) / 2);
    double east = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
    double a = north * north + Math.cos(phi) * Math.cos(otherPhi) * east * east;
    return 2 * EARTH_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(a)));
  }
}
