# One image for web, worker, beat and the one-shot migration: code, packages, static files and
# translations are inside; everything else comes from the environment.
FROM python:3.12-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends \
        libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.lock .
RUN pip install --no-cache-dir --require-hashes -r requirements.lock

COPY . .
ENV DJANGO_SETTINGS_MODULE=cosp.settings.production \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    COSP_DATA_DIR=/data

RUN python -m cosp.ops.translations
# These values serve this one step; the image keeps none of them.
RUN SECRET_KEY=only-to-collect ALLOWED_HOSTS=localhost \
    DATABASE_URL=sqlite:// REDIS_URL=redis://localhost \
    python manage.py collectstatic --noinput

RUN useradd --system --uid 10001 --home-dir /data cosp \
    && mkdir -p /data \
    && chown cosp /data
USER cosp
VOLUME /data
EXPOSE 8000

CMD ["gunicorn", "cosp.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--no-control-socket"]
