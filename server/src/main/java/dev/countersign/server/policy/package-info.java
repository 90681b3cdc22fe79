/**
 * The policy in force, its versions, and the prices and history that it asks for. How a policy
 * decides is the gate's.
 */
@NullMarked
package dev.countersign.server.policy;

import org.jspecify.annotations.NullMarked;
