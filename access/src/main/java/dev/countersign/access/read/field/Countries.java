package dev.countersign.access.read.field;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Countries as logs write them, by name or by code, to the two letters of ISO 3166-1. */
public final class Countries {
  private static final Map<String, String> CODES = codes();
  private static final Set<String> KNOWN = Set.of(Locale.getISOCountries());

  private Countries() {}

  /** The two letters in capitals; empty where it is no country that is known. */
  public static String code(String written) {
    String text = written.strip();
    if (text.length() == 2) {
      String code = text.toUpperCase(Locale.ROOT);
      return KNOWN.contains(code) ? code : "";
    }
    return CODES.getOrDefault(text.toLowerCase(Locale.ROOT), "");
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      codes.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
      codes.putIfAbsent(country.getISO3Country().toLowerCase(Locale.ROOT), code);
    }
    codes.put("united states of america", "US");
    codes.put("great britain", "GB");
    codes.put("russian federation", "RU");
    codes.put("korea", "KR");
    codes.put("korea, republic of", "KR");
    codes.put("republic of korea", "KR");
    codes.put("democratic people's republic of korea", "KP");
    codes.put("korea, democratic people's republic of", "KP");
    codes.put("viet nam", "VN");
    codes.put("turkey", "TR");
    codes.put("türkiye", "TR");
    codes.put("czech republic", "CZ");
    codes.put("hong kong", "HK");
    codes.put("macao", "MO");
    codes.put("macau", "MO");
    codes.put("taiwan", "TW");
    codes.put("iran, islamic republic of", "IR");
    codes.put("syrian arab republic", "SY");
    codes.put("moldova, republic of", "MD");
    codes.put("holland", "NL");
    codes.put("the netherlands", "NL");
    codes.put("ivory coast", "CI");
    codes.put("burma", "MM");
    codes.put("myanmar", "MM");
    return Map.copyOf(codes);
  }
}
