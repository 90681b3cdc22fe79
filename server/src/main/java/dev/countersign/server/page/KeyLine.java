package dev.countersign.server.page;

/** A key of Countersign's, by its account, and where it lives. */
public record KeyLine(String address, String place) {}
