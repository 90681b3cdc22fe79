package dev.countersign.tour.story;

import dev.countersign.tour.company.Role;

/**
 * A page of the console to look at.
 *
 * @param label what it is, in a few words
 * @param path on the server
 * @param as whoever sees it so
 */
public record Look(String label, String path, Role as) {}
