/** What runs here: version, backend, load; the contract as shipped. */
package dev.descent.system;
