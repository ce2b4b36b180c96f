/**
 * Keys and signatures: key files, JSON Web Key Sets, Ed25519 of the JDK, secp256k1 and EIP-712 with
 * Bouncy Castle. Plugs into the ports {@link io.foreshock.publication.SetSigner}, {@link
 * io.foreshock.publication.SignatureCheck}, {@link io.foreshock.publication.SigningKeys} and {@link
 * io.foreshock.publication.KeySetReader}; nothing but the wiring may depend on this package.
 */
@NullMarked
package io.foreshock.adapter.signing;

import org.jspecify.annotations.NullMarked;
