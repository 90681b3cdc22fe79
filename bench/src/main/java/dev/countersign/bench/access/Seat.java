package dev.countersign.bench.access;

import dev.countersign.access.event.Actor;
import dev.countersign.access.event.Client;
import dev.countersign.access.event.Source;
import dev.countersign.access.event.Visit;

/** An owner in a sitting, or what runs on their machine without them. */
record Seat(int theft, Actor actor, Person person, Sitting sitting, Device device) implements Hand {
  @Override
  public Client client(Source source, long millis) {
    Way way = sitting.way(source);
    String browser = device.userAgent(millis);
    boolean phone = device.kind != Device.Kind.LAPTOP;
    return switch (source) {
      case OKTA ->
          Hand.seen(
              source,
              way,
              millis,
              browser,
              device.enrolled,
              device.browser.system(),
              device.managed);
      case COUNTERSIGN -> Hand.seen(source, way, millis, browser, device.profile, "", false);
      case WORKSPACE -> Hand.seen(source, way, millis, "", "", "", false);
      case GITHUB -> {
        // Who works in the cloud fetches from there.
        boolean boxed = person.box != null && millis / World.HOUR % 3 == 0;
        Way out = boxed && person.box != null ? person.box : way;
        yield Hand.seen(source, out, millis, phone ? browser : "git/2.50.1", "", "", false);
      }
      case CLOUDTRAIL ->
          Hand.seen(source, way, millis, tool(person.number, browser), "", "", false);
      default -> Hand.seen(source, way, millis, browser, "", "", false);
    };
  }

  private static String tool(int number, String browser) {
    return switch (number % 4) {
      case 0 -> browser;
      case 1 -> "Boto3/1.40.4 md/Botocore#1.40.4 ua/2.1 os/macos#24.6.0 lang/python#3.13.5";
      default -> "aws-cli/2.28.1 md/awscrt#0.27.4 ua/2.1 os/macos#24.6.0 lang/python#3.13.5";
    };
  }

  @Override
  public Visit visit(Source source, long millis) {
    Device.Session session = device.last(source);
    return switch (source) {
      case GITHUB -> new Visit("", person.accessToken);
      case CLOUDTRAIL -> new Visit("", device.cloudToken(millis));
      case WORKSPACE -> Visit.NONE;
      default -> session == null ? Visit.NONE : new Visit(session.id(), "");
    };
  }
}
