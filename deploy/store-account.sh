#!/bin/sh
# Makes the bucket of chiso and an account that may use it and nothing else. Doing it twice changes nothing.
set -eu
until mc alias set store http://store:9000 root "$STORE_ROOT_PASSWORD" >/dev/null 2>&1; do sleep 1; done
mc mb --ignore-existing store/chiso
mc admin user add store chiso "$STORE_PASSWORD"
mc admin policy create store chiso /store-policy.json
mc admin policy attach store chiso --user chiso || true # attached before
